/** A request to see who is kept unknown, for who asked and who decides. */
import type { UnmaskingView } from '@jsjb/shared/unmasking/contract';
import type { UnmaskingDoc } from '../store/unmaskingModel';

export interface UnmaskingReader {
  /** Name and unit of who asks. */
  who: string;
  personId: string;
  decides: boolean;
}

export function presentUnmasking(
  { _id, ticketId, number, state, reason, personId, at, decidedAt, note, until }: UnmaskingDoc,
  reader: UnmaskingReader,
): UnmaskingView {
  const own = personId === reader.personId;
  return {
    id: _id.toHexString(),
    ticketId,
    number,
    state,
    reason,
    who: reader.who,
    at: at.toISOString(),
    own,
    mayDecide: state === 'waiting' && !own && reader.decides,
    ...(decidedAt ? { decidedAt: decidedAt.toISOString() } : {}),
    ...(note ? { note } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
}
