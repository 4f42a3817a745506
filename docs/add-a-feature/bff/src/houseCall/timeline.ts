/** A house call on the page of its ticket: for whoever asked, and for offices. */
import { houseCallWords } from '@jsjb/shared/houseCall/words';
import type { TimelineSource } from '../platform/features/timeline';
import { unitNameFor } from '../ticket';
import { houseCallsOf } from './queries';

export const houseCallRows: TimelineSource = async (ticketId, deps, { actor }) => {
  const docs = await houseCallsOf(deps.models, ticketId);
  const unitName = unitNameFor({ city: await deps.city.snapshot() });
  return docs
    .filter(({ askedBy }) => actor.role !== 'resident' || askedBy === actor.personId)
    .flatMap(({ events, unitId, photos, status, day, reason = '' }) =>
      events.map(({ type, at, seq }) => ({
        type,
        at,
        title: seq === 1 ? '请求上门' : `上门：${houseCallWords[status]}`,
        who: seq === 1 ? '诉求人' : unitName(unitId),
        text: seq === 1 ? '' : (day ?? reason),
        photos: seq === 1 ? photos : [],
      })),
    );
};
