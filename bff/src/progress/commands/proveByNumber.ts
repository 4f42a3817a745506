/**
 * Whether somebody is the requester of a ticket, by its number and the end of their phone. A wrong number, a wrong phone
 * and a ticket without one are refused in the same words after the same time; five wrong ones close the number until
 * tomorrow, for the right one, too, or the next guess would tell.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@jsjb/shared/kit/errors';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { requesterByNumber } from '@jsjb/shared/ticket/byNumber';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import { spendOne, type DayBudget } from '../../platform/http/dayBudget';
import type { TicketDoc } from '../../ticket';
import { proves } from '../access/proof';
import { leftWith } from '../store/leftWith';

const CALL = '着急的话请拨打 12345 查询。';
export const WRONG_PER_NUMBER: DayBudget = {
  what: 'progressNumber',
  limit: 5,
  spent: `这个编号今天输错的次数太多了，请明天再查。${CALL}`,
};
/** Many phones of one operator share an address. */
export const WRONG_PER_ADDRESS: DayBudget = {
  what: 'progressAddress',
  limit: 30,
  spent: `您这里今天输错的次数太多了，请明天再查。${CALL}`,
};
/** Longer than any look takes, so that no look is seen to differ. */
const REFUSED_AFTER_MS = 250;

const refused = (left: number): AppError =>
  new AppError('NOT_FOUND', {
    userMessage:
      left > 0
        ? `编号和手机后四位对不上，请核对，今天还可以再试 ${left} 次。没有留电话的，请拨打 12345 查询。`
        : `编号和手机后四位对不上，今天不能再试了。${CALL}`,
  });

export async function proveByNumber(
  { number, proof }: { number: string; proof: string },
  deps: Deps,
  { now, address = '' }: Pick<Caller, 'now' | 'address'>,
): Promise<TicketDoc> {
  const began = performance.now();
  const byAddress = await spendOne(WRONG_PER_ADDRESS, `ip:${address}`, deps, now);
  const byNumber = await spendOne(WRONG_PER_NUMBER, number, deps, now).catch(async (error: unknown) => {
    await byAddress.giveBack();
    throw error;
  });
  const doc = await deps.models.tickets.findOne({ number }).lean<TicketDoc>();
  const proved = proves(proof, leftWith(doc, deps.cipher), deps.keys);
  if (doc && proved) {
    await Promise.all([byAddress.giveBack(), byNumber.giveBack()]);
    const { personId } = requesterByNumber(doc._id.toHexString());
    const row = { at: now, personId, subject: number, reason: '凭编号和手机后四位查询进度' };
    await appendAudit(deps.models, deps.keys, { ...row, action: 'progress.read' });
    return doc;
  }
  if (doc && byNumber.left === 0)
    await appendAudit(deps.models, deps.keys, {
      at: now,
      personId: 'stranger',
      action: 'progress.locked',
      subject: number,
      reason: '一天内输错次数用完',
      key: `progress.locked:${number}:${localDate(now)}`,
    });
  await wait(Math.max(0, REFUSED_AFTER_MS - (performance.now() - began)));
  throw refused(byNumber.left);
}
