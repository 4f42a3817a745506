/** A request to see who is kept unknown, for who asked and who decides. */
import type { ApprovalStatus } from '@jsjb/shared/kit/approval';
import type { Actor } from '@jsjb/shared/kit/role';
import type { UnmaskingView } from '@jsjb/shared/unmasking/contract';
import { unmaskingRecord } from '@jsjb/shared/unmasking/unmasking';
import type { Ticket } from '@jsjb/shared/ticket/ticket';
import { mayJudgeUnmasking } from '../access/mayJudgeUnmasking';
import { unmaskingOf, type UnmaskingDoc } from '../store/unmaskingDoc';

const states: Partial<Record<ApprovalStatus, UnmaskingView['state']>> = {
  approved: 'approved',
  rejected: 'refused',
};

/** `who`: name and unit of who asks. */
export function presentUnmasking(
  doc: UnmaskingDoc,
  reader: Actor,
  who: string,
  ticket: Ticket | undefined,
): UnmaskingView {
  const { _id, subject, number, status, reason, personId, steps, until } = doc;
  const [asked, decided] = steps;
  return {
    id: _id.toHexString(),
    ticketId: subject.ticketId,
    number,
    state: states[status] ?? 'waiting',
    reason,
    who,
    at: (asked?.at ?? doc.updatedAt).toISOString(),
    own: personId === reader.personId,
    mayDecide:
      unmaskingRecord.abilities(unmaskingOf(doc), reader).includes('approve') &&
      (!ticket || mayJudgeUnmasking(ticket, reader)),
    ...(decided ? { decidedAt: decided.at.toISOString() } : {}),
    ...(decided?.note ? { note: decided.note } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
}
