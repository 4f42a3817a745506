/** Approves that another person sees who is kept unknown, or refuses it. What was decided stands in the audit log first. */
import { isUndecided } from '@jsjb/shared/kit/approval';
import { AppError } from '@jsjb/shared/kit/errors';
import { asError } from '@jsjb/shared/kit/refusal';
import { decidedWords, unmaskingRecord } from '@jsjb/shared/unmasking/unmasking';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import { callerOn, readTickets, ticketOf } from '../../ticket';
import { mayJudgeUnmasking, ownMatterWords } from '../access/mayJudgeUnmasking';
import { unmaskingOf, type UnmaskingDoc } from '../store/unmaskingDoc';
import { auditAsking } from '../store/auditAsking';

export async function decideUnmasking(
  id: string,
  { approved, note }: { approved: boolean; note: string },
  deps: Deps,
  caller: Caller,
): Promise<UnmaskingDoc> {
  const { actor, now } = caller;
  const { unmaskings } = deps.records;
  const known = await unmaskings.find(new Types.ObjectId(id));
  if (!known) throw new AppError('NOT_FOUND', { userMessage: '没有找到这个申请。' });
  if (!isUndecided(known)) throw new AppError('CONFLICT', { userMessage: decidedWords });
  const command = { name: approved ? 'approve' : 'reject', data: { note } } as const;
  const decision = unmaskingRecord.decide(unmaskingOf(known), command, actor, now);
  if (!decision.ok) throw asError(decision);
  const [ticket] = await readTickets(deps.models.tickets, [known.subject.ticketId]);
  if (ticket && !mayJudgeUnmasking(ticketOf(ticket), (await callerOn(ticket, deps, caller)).actor))
    throw new AppError('FORBIDDEN', { userMessage: ownMatterWords });
  await auditAsking(known, deps);
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    ...(actor.unitId ? { unitId: actor.unitId } : {}),
    action: approved ? 'unmask.approve' : 'unmask.refuse',
    subject: known.number,
    reason: note || known.reason,
  });
  return unmaskings.append(known, [decision.event], { context: undefined });
}
