/** Where the browser says it is, already in WGS84. It has no map of its own to choose on. */
import { notify } from './notify';
import type { Located } from './locate';

const DENIED = 1;
const refused = '没有得到位置授权，直接写地址也可以。';
const unknown = '没有找到您的位置，直接写地址也可以。';

export function locate(): Promise<Located | undefined> {
  return new Promise((resolve) => {
    const without = (words: string): void => {
      notify(words);
      resolve(undefined);
    };
    if (!('geolocation' in navigator)) return without(unknown);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ point: [coords.longitude, coords.latitude], name: '' }),
      ({ code }) => without(code === DENIED ? refused : unknown),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
