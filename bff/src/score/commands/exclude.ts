/** Exclusions (剔除): asked with evidence, decided by the supervision office, appealed once; always visible. */
import { AppError } from '@jsjb/shared/kit/errors';
import { isGranted } from '@jsjb/shared/kit/approval';
import { asError, illegal } from '@jsjb/shared/kit/refusal';
import type { RecordCommand } from '@jsjb/shared/kit/terms';
import { refusalOfFrozen, type ExclusionSubject, type ExclusionTypes } from '@jsjb/shared/score/exclusion';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { callerOn, readTickets, ticketOf, type TicketDoc } from '../../ticket';
import type { ExclusionDoc } from '../store/exclusionDoc';
import { saveFactsOf } from '../store/scoreFacts';
import type { ScoreFactDoc, ScoreMonthDoc } from '../store/scoreModels';

/** The months it would change, when all of them are frozen. */
async function frozenMonths(
  { ticketId, unitId, rates }: ExclusionSubject,
  { models }: Deps,
): Promise<string[]> {
  const facts = await models.scoreFacts.find({ ticketId }).lean<ScoreFactDoc[]>();
  // A ticket may count in several months: dispatched in one, called back in the next.
  const touched = facts.filter(
    (fact) => fact.unitId === unitId && rates.some((rate) => fact.d[rate] ?? fact.x[rate]),
  );
  const months = [...new Set(touched.map(({ month }) => month))];
  if (months.length === 0) return [];
  const frozen = await models.scoreMonths.find({ _id: { $in: months } }).lean<ScoreMonthDoc[]>();
  return frozen.length === months.length ? months : [];
}

/** One per ticket and unit. Throws INVALID without evidence or for a unit that had no part in the ticket. */
export async function proposeExclusion(
  ticket: TicketDoc,
  { reason, ...asked }: Omit<ExclusionSubject, 'ticketId'> & { reason: string },
  deps: Deps,
  { actor, now }: Caller,
): Promise<ExclusionDoc> {
  const { unitId, evidence } = asked;
  if (evidence.length === 0) {
    throw new AppError('INVALID', { fields: { evidence: '请附上依据：文字说明或照片至少一份' } });
  }
  if (!ticket.legs.some((leg) => leg.unitId === unitId)) {
    throw new AppError('INVALID', { fields: { unitId: '这个单位没有承办过这件工单' } });
  }
  const ticketId = ticket._id.toHexString();
  const subject = { ticketId, unitId, rates: [...new Set(asked.rates)], evidence };
  const refusal = refusalOfFrozen(await frozenMonths(subject, deps));
  if (refusal) throw asError(refusal);
  const { exclusions } = deps.records;
  const context = { ticket: undefined, frozen: [] };
  const doc = exclusions.newDoc(
    { type: 'exclusion.asked', at: now, by: actor, data: { subject, reason } },
    { _id: `${ticketId}:${unitId}`, number: ticket.number, at: now },
    context,
  );
  return exclusions.create(doc, context).catch((cause: unknown) => {
    throw isDuplicateKey(cause) ? asError(illegal('这件工单已经为该单位申请过剔除。')) : cause;
  });
}

/** Decides, or appeals against a refusal. */
export async function actOnExclusion(
  doc: ExclusionDoc,
  command: RecordCommand<ExclusionTypes>,
  deps: Deps,
  caller: Caller,
): Promise<ExclusionDoc> {
  const { now } = caller;
  const [ticket] = await readTickets(deps.models.tickets, [doc.subject.ticketId]);
  const { actor } = ticket ? await callerOn(ticket, deps, caller) : caller;
  const context = { ticket: ticket && ticketOf(ticket), frozen: await frozenMonths(doc.subject, deps) };
  const moved = await deps.records.exclusions.act(doc, command, {
    actor,
    now,
    version: doc.version,
    context,
  });
  // Whoever decided sees it in the figures at once; should this be cut off, the outbox makes up for it.
  if (isGranted(moved, now)) await saveFactsOf(doc.subject.ticketId, deps);
  return moved;
}
