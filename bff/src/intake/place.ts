/** Where a matter is: fixed by a poster's signed code, by the grid of the worker, or by the nearest grid to a point. */
import type { Place } from '@jsjb/shared/ticket/ticket';
import { latLngToCell } from 'h3-js';
import { nearestGrid } from '../org';
import { claimedPosterId, isPosterCode, type PosterDoc } from '../poster';
import type { Caller, Deps } from '../deps';
import type { Intake } from './intake';

/** About 0.7 km² a hexagon: fine enough for a neighbourhood, coarse enough for a heat map. */
export const HEX_RESOLUTION = 8;

export async function placeOf({ place }: Intake, deps: Deps, { actor }: Caller): Promise<Place> {
  const { scene, point } = place;
  const posterId = scene && claimedPosterId(scene);
  const poster = posterId ? await deps.models.posters.findById(posterId).lean<PosterDoc>() : null;
  const city = await deps.city.snapshot();
  const ownGrid = actor.gridId ? city.grids.get(actor.gridId) : undefined;
  const fixed = scene && poster && isPosterCode(scene, poster, deps.keys) ? poster : undefined;
  const around = point && !fixed && !ownGrid ? nearestGrid(point, city.grids.values()) : undefined;
  const at = point ?? fixed?.point ?? ownGrid?.point;
  return {
    // What the requester typed is personal and kept apart.
    text: fixed?.place ?? (ownGrid ?? around)?.name ?? '',
    areaCode: (fixed ?? ownGrid ?? around)?.areaCode,
    gridId: fixed ? fixed.gridId : (ownGrid ?? around)?._id,
    posterId: fixed?._id,
    point: at,
    hexCell: at && latLngToCell(at[1], at[0], HEX_RESOLUTION),
  };
}
