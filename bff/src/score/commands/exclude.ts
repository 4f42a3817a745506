/** Exclusions (剔除): proposed with evidence, decided by the supervision office, appealed once; always visible. */
import { AppError } from '@jsjb/shared/kit/errors';
import { exclusionDecisions, excludes, isFresh, type ExclusionState } from '@jsjb/shared/score/exclusion';
import type { RateName } from '@jsjb/shared/score/rules';
import { hasConflictOfInterest } from '@jsjb/shared/ticket/conflictOfInterest';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { saveFacts } from '../store/scoreFacts';
import type { ExclusionDoc, ScoreFactDoc, ScoreMonthDoc } from '../store/scoreModels';
import { ticketOf, type TicketDoc } from '../../ticket';
import { collectionOf } from '../../platform/db/modelOf';

function refuse(message: string): never {
  throw new AppError('ILLEGAL_TRANSITION', { userMessage: message });
}

export interface Proposal {
  unitId: string;
  rates: readonly RateName[];
  reason: string;
  evidence: readonly string[];
}

/** Frozen figures never change: an exclusion that could only touch them would promise what it cannot do. */
async function assertNotAllFrozen(
  { ticketId, unitId, rates }: Pick<ExclusionDoc, 'ticketId' | 'unitId' | 'rates'>,
  { models }: Deps,
): Promise<void> {
  const facts = await models.scoreFacts.find({ ticketId }).lean<ScoreFactDoc[]>();
  // A ticket may count in several months: dispatched in one, called back in the next.
  const touched = facts.filter(
    (fact) => fact.unitId === unitId && rates.some((rate) => fact.d[rate] ?? fact.x[rate]),
  );
  const months = [...new Set(touched.map(({ month }) => month))];
  if (months.length === 0) return;
  const frozen = await models.scoreMonths.find({ _id: { $in: months } }).lean<ScoreMonthDoc[]>();
  if (frozen.length === months.length)
    refuse(`这件工单的这些指标计入 ${months.join('、')} 的成绩，已经冻结，不能再申请剔除。`);
}

/** One per ticket and unit. Throws INVALID without evidence or for a unit that had no part in the ticket. */
export async function proposeExclusion(
  ticket: TicketDoc,
  { unitId, rates, reason, evidence }: Proposal,
  deps: Deps,
  { actor, now }: Caller,
): Promise<ExclusionDoc> {
  if (evidence.length === 0) {
    throw new AppError('INVALID', { fields: { evidence: '请附上依据：文字说明或照片至少一份' } });
  }
  if (!ticket.legs.some((leg) => leg.unitId === unitId)) {
    throw new AppError('INVALID', { fields: { unitId: '这个单位没有承办过这件工单' } });
  }
  const ticketId = ticket._id.toHexString();
  const doc: ExclusionDoc = {
    _id: `${ticketId}:${unitId}`,
    ticketId,
    number: ticket.number,
    unitId,
    rates: [...new Set(rates)],
    reason,
    evidence: [...evidence],
    state: 'proposed',
    steps: [{ state: 'proposed', at: now, by: actor.personId, note: reason }],
    at: now,
  };
  await assertNotAllFrozen(doc, deps);
  try {
    await collectionOf(deps.models.exclusions).insertOne(doc);
  } catch (cause) {
    if (isDuplicateKey(cause)) refuse('这件工单已经为该单位申请过剔除。');
    throw cause;
  }
  return doc;
}

/** Compare-and-set on the state: two who decide at once cannot both. */
async function move(
  doc: ExclusionDoc,
  state: ExclusionState,
  note: string,
  deps: Deps,
  { actor, now }: Caller,
): Promise<ExclusionDoc> {
  const step = { state, at: now, by: actor.personId, note };
  // Saying no touches no figure: what the freeze overtook can still be laid aside.
  if (excludes(state) || state === 'appealed') await assertNotAllFrozen(doc, deps);
  const { models, book } = deps;
  const result = await models.exclusions.updateOne(
    { _id: doc._id, state: doc.state },
    { $set: { state }, $push: { steps: step } },
  );
  if (result.matchedCount === 0)
    throw new AppError('CONFLICT', { userMessage: '刚刚有人处理过，请刷新后再看。' });
  const ticket = await models.tickets.findOne({ number: doc.number }).lean<TicketDoc>();
  if (ticket) await saveFacts(models, ticket, book.scoreAt, now);
  return { ...doc, state, steps: [...doc.steps, step] };
}

/** Whoever proposed or decided before does not decide (again), nor whoever handled the ticket in another post. */
export async function decideExclusion(
  doc: ExclusionDoc,
  approved: boolean,
  note: string,
  deps: Deps,
  caller: Caller,
): Promise<ExclusionDoc> {
  const outcome = exclusionDecisions[doc.state];
  if (!outcome) refuse('这份申请现在不需要审批。');
  if (!isFresh(doc.steps, caller.actor.personId)) {
    throw new AppError('FORBIDDEN', { userMessage: '申请和审批、初审和复核要由不同的人进行。' });
  }
  const ticket = await deps.models.tickets.findOne({ number: doc.number }).lean<TicketDoc>();
  if (ticket && hasConflictOfInterest(ticketOf(ticket), caller.actor)) {
    throw new AppError('FORBIDDEN', { userMessage: '剔除要由没有参与办理的人审批。' });
  }
  return move(doc, approved ? outcome[0] : outcome[1], note, deps, caller);
}

export function appealExclusion(
  doc: ExclusionDoc,
  note: string,
  deps: Deps,
  caller: Caller,
): Promise<ExclusionDoc> {
  if (doc.state !== 'rejected') refuse('只有不同意剔除的申请可以申诉，且只能申诉一次。');
  return move(doc, 'appealed', note, deps, caller);
}
