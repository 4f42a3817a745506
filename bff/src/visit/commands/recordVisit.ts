/** Writes down one visit; the same key twice is one visit. */
import { DAY_MS } from '@jsjb/shared/calendar/calendar';
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { assertSameBody, idempotencyOf } from '../../platform/records/idempotency';
import type { VisitDoc } from '../store/visitModel';
import { sealVisit } from '../store/visit';

export interface Visit {
  household: string;
  note: string;
  at: Date;
  ticket?: { id: string; number: string };
}

/** Written down without signal a visit comes later; of another year it is a slip. */
const LATE_MS = 366 * DAY_MS;

/** Phones run ahead by some minutes; what they call now is no later than now. */
const AHEAD_MS = 10 * 60_000;

/** When the visit took place. Asked before the matter found on it becomes a ticket. */
export function visitedAt(told: Date, now: Date): Date {
  const ahead = told.getTime() - now.getTime();
  if (ahead > AHEAD_MS)
    throw new AppError('INVALID', { fields: { at: '走访时间不能晚于现在，请核对手机的时间' } });
  if (-ahead > LATE_MS) throw new AppError('INVALID', { fields: { at: '走访时间太早了，请核对' } });
  return ahead > 0 ? now : told;
}

/** The visit this key has written down already. Throws when it came with another body: nothing may follow from it. */
export async function repeatedVisit(
  body: string,
  deps: Deps,
  { actor, idempotencyKey = '' }: Caller,
): Promise<VisitDoc | undefined> {
  const idempotency = idempotencyOf(actor.personId, idempotencyKey, body);
  const first = await deps.models.visits.findOne({ 'idempotency.key': idempotency.key }).lean<VisitDoc>();
  if (!first) return undefined;
  assertSameBody(first.idempotency, idempotency);
  return first;
}

/** `body` is the request as it came, to tell a repeat from a mistake. */
export async function recordVisit(visit: Visit, body: string, deps: Deps, caller: Caller): Promise<VisitDoc> {
  const { actor } = caller;
  if (!actor.gridId) throw new AppError('FORBIDDEN');
  const idempotency = idempotencyOf(actor.personId, caller.idempotencyKey ?? '', body);
  const _id = new Types.ObjectId();
  const doc: VisitDoc = {
    _id,
    workerId: actor.personId,
    gridId: actor.gridId,
    ...sealVisit({ ...visit, _id }, deps.cipher),
    at: visit.at,
    ...(visit.ticket ? { ticketId: visit.ticket.id, ticketNumber: visit.ticket.number } : {}),
    idempotency,
  };
  try {
    await deps.models.visits.create(doc);
    return doc;
  } catch (error) {
    const first = isDuplicateKey(error) ? await repeatedVisit(body, deps, caller) : undefined;
    if (!first) throw error;
    return first;
  }
}
