/** Where the browser says it is, already in WGS84. It has no map of its own to choose on. */
import type { LocateResult } from './locate';

const DENIED = 1;

export function locate(): Promise<LocateResult> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve({ kind: 'refused' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ kind: 'found', place: { point: [coords.longitude, coords.latitude], name: '' } }),
      (failure) => resolve({ kind: failure.code === DENIED ? 'refused' : 'cancelled' }),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
