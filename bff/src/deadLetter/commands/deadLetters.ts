/** A person deals with dead letters: delivers them again, or lays one aside. Each is a row of the audit log. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { DeadLetterDoc } from '../../platform/outbox/deadLetterModel';

/** Commands of the terminal act as the system. */
export type Operator = Pick<Caller, 'now'> & { actor: Pick<Caller['actor'], 'personId'> };

const missing = () => new AppError('NOT_FOUND', { userMessage: '没有找到这一条，可能已经处理过了。' });

const record = (deps: Deps, { actor, now }: Operator, action: string, subject: string, reason: string) =>
  appendAudit(deps.models, deps.keys, { at: now, personId: actor.personId, action, subject, reason });

export interface ReplayCount {
  replayed: number;
  gone: number;
}

/** Throws NOT_FOUND for one that is not listed, CONFLICT for one whose document is no more. */
export async function replayDeadLetter(id: string, deps: Deps, operator: Operator): Promise<ReplayCount> {
  if (!(await deps.models.deadLetters.exists({ _id: id }))) throw missing();
  await record(deps, operator, 'outbox.replay', id, '重新处理');
  const became = await deps.outbox.deadLetters.replay(id);
  if (became === 'missing') throw missing();
  if (became === 'gone')
    throw new AppError('CONFLICT', { userMessage: '它所属的记录已经不在了，只能作废。' });
  return { replayed: 1, gone: 0 };
}

/** Of one subscription, or all. */
export async function replayDeadLetters(
  subscription: string | undefined,
  deps: Deps,
  operator: Operator,
): Promise<ReplayCount> {
  await record(deps, operator, 'outbox.replay', subscription ?? 'all', '重新处理');
  const { replayed, gone } = await deps.outbox.deadLetters.replayAll(subscription);
  return { replayed, gone };
}

export async function discardDeadLetter(
  id: string,
  reason: string,
  deps: Deps,
  operator: Operator,
): Promise<DeadLetterDoc> {
  if (!(await deps.models.deadLetters.exists({ _id: id }))) throw missing();
  await record(deps, operator, 'outbox.discard', id, reason);
  const letter = await deps.outbox.deadLetters.discard(id);
  if (!letter) throw missing();
  return letter;
}
