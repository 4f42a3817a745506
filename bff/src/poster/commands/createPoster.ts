/** Makes a poster for a place: the next free number of the series, the grid that lies around it. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { PosterDoc } from '../store/posterModels';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { assertSameBody, idempotencyOf } from '../../platform/records/idempotency';
import { nearestGrid } from '../../org';
import { nextPosterNumber } from '../access/posterNumber';

const TRIES = 20;

export interface NewPoster {
  place: string;
  areaCode: string;
  point?: [number, number] | undefined;
}

export async function createPoster(given: NewPoster, deps: Deps, caller: Caller): Promise<PosterDoc> {
  const { posters } = deps.models;
  const { actor, now, idempotencyKey = '' } = caller;
  const idempotency = idempotencyOf(actor.personId, idempotencyKey, JSON.stringify(given));
  const { areas, grids } = await deps.city.snapshot();
  if (!areas.has(given.areaCode)) throw new AppError('INVALID', { fields: { areaCode: '没有这个区域' } });
  const grid = given.point && nearestGrid(given.point, grids.values());
  const { place, areaCode, point } = given;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const made = await posters.findOne({ 'idempotency.key': idempotency.key }).lean<PosterDoc>();
    if (made) {
      assertSameBody(made.idempotency, idempotency);
      return made;
    }
    const last = await posters.findOne().sort({ _id: -1 }).select({ _id: 1 }).lean<PosterDoc>();
    const poster: PosterDoc = {
      _id: nextPosterNumber(last?._id),
      place,
      areaCode,
      ...(grid ? { gridId: grid._id } : {}),
      ...(point ? { point } : {}),
      idempotency,
    };
    try {
      await posters.create(poster);
    } catch (error) {
      // Somebody took the number, or this very request came twice: look again.
      if (isDuplicateKey(error)) continue;
      throw error;
    }
    const row = { at: now, personId: actor.personId, subject: poster._id, reason: `${place}，${areaCode}` };
    await appendAudit(deps.models, deps.keys, { ...row, action: 'poster.create' });
    return poster;
  }
  throw new AppError('CONFLICT', { userMessage: '同时有人在做海报，请再试一次。' });
}
