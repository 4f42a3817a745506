/**
 * One round with the platform about a reward's current bill: ask, ask again with the same number, or look; and take
 * in what was told, whoever told it. Terminal states never regress; what is known already changes nothing.
 */
import { AppError } from '@jsjb/shared/kit/errors';
import { systemActor } from '@jsjb/shared/kit/role';
import { canBeCalledBack } from '@jsjb/shared/reward/payment';
import type { BillNews } from '@jsjb/shared/reward/event';
import { currentBill, isEnd, isNews, NAME_FROM_FEN } from '@jsjb/shared/reward/reward';
import type { Deps } from '../../deps';
import type { Bill, FullBill, Transfer } from '../../gateways/wechatPay';
import { openPerson, type PersonDoc } from '../../account';
import { rewardOf, type PayeeDoc, type RewardDoc } from './rewardModels';
import { isMarked, openAccount } from './payee';
import { actOnReward } from './actOnReward';
import { followReward } from './followReward';

const TRIES = 10;
export const PAY_CALLBACK_PATH = '/api/wechat-pay/transfers';
const REMARK = '人民建议奖励';

/** The platform's own words, taken in once. Repeats against whoever was faster. */
export async function takeBill(doc: RewardDoc, told: Bill, deps: Deps): Promise<RewardDoc> {
  const { models } = deps;
  for (let left = TRIES, current = doc; ;) {
    const bill = currentBill(current);
    if (!bill || bill.outBillNo !== told.outBillNo || !isNews(bill, told)) return current;
    const { outBillNo, state, transferBillNo, packageInfo, failReason } = told;
    const data: BillNews = {
      outBillNo,
      state,
      transferBillNo,
      ...(packageInfo ? { packageInfo } : {}),
      ...(failReason ? { failReason } : {}),
    };
    try {
      const moved = await actOnReward(current, { name: 'moveBill', data }, deps, {
        actor: systemActor,
        now: deps.now(),
      });
      if (isEnd(state)) await followReward(moved, deps);
      return moved;
    } catch (error) {
      left -= 1;
      if (!(error instanceof AppError && error.code === 'CONFLICT') || left === 0) throw error;
      const fresh = await models.rewards.findById(doc._id).lean<RewardDoc>();
      if (!fresh) throw error;
      current = fresh;
    }
  }
}

/** False when the amount or the account is not the one in our books: then nothing of it is believed. */
export async function isOurBill(doc: RewardDoc, told: FullBill, { models, cipher }: Deps): Promise<boolean> {
  if (told.fen !== doc.fen || !doc.bills.some(({ outBillNo }) => outBillNo === told.outBillNo)) return false;
  const mark = doc.payeeMark;
  // Forgotten only when approval began anew, and then no bill was open.
  if (mark === undefined) return (await models.rewardPayees.countDocuments({ _id: doc.payeeId })) > 0;
  return isMarked(mark, doc.payeeId, told.openid, cipher);
}

const payeeOf = ({ payeeId }: RewardDoc, { models }: Deps): Promise<PayeeDoc | null> =>
  models.rewardPayees.findById(payeeId).lean<PayeeDoc>().exec();

/** The account now, if it is the one that was approved. */
export async function approvedAccount(doc: RewardDoc, deps: Deps): Promise<string | undefined> {
  const { cipher } = deps;
  const payee = await payeeOf(doc, deps);
  if (payee?.blocked) {
    throw new AppError('FORBIDDEN', { userMessage: '这位收款人的奖励已暂停发放，请联系接诉即办中心。' });
  }
  const openid = payee ? openAccount(payee, cipher) : undefined;
  return openid && doc.payeeMark && isMarked(doc.payeeMark, doc.payeeId, openid, cipher) ? openid : undefined;
}

async function transferOf(doc: RewardDoc, openid: string, deps: Deps): Promise<Transfer> {
  const person = await deps.models.people.findById(doc.payeeId).lean<PersonDoc>();
  const payeeName = doc.fen >= NAME_FROM_FEN && person ? openPerson(person, deps.cipher).name : undefined;
  return {
    outBillNo: currentBill(rewardOf(doc))?.outBillNo ?? '',
    openid,
    fen: doc.fen,
    remark: REMARK,
    purpose: '人民建议采纳奖励',
    ...(payeeName ? { payeeName } : {}),
    notifyUrl: `${deps.env.PUBLIC_URL}${PAY_CALLBACK_PATH}`,
  };
}

/** Refusals after which the same number may still succeed. */
const mayPassLater: ReadonlySet<string> = new Set([
  'NOT_ENOUGH',
  'FREQUENCY_LIMITED',
  'FREQUENCY_LIMIT_EXCEED',
  'RATELIMIT_EXCEEDED',
]);

/** A request that was under way may still be carried out for so long. */
const LATE_MS = 10 * 60_000;

/** The account changed or was blocked after the bill was written down: nothing more is asked, only looked at. */
async function lookOnly(doc: RewardDoc, deps: Deps): Promise<RewardDoc> {
  const bill = currentBill(rewardOf(doc));
  const found = bill && (await deps.pay?.query(bill.outBillNo));
  if (!bill || !found) return doc;
  if (found.outcome === 'known')
    return (await isOurBill(doc, found.value, deps)) ? takeBill(doc, found.value, deps) : doc;
  const surelyNot = found.outcome === 'refused' && found.code === 'NOT_FOUND';
  if (!surelyNot || deps.now().getTime() - bill.openedAt.getTime() < LATE_MS) return doc;
  const { outBillNo } = bill;
  return takeBill(doc, { outBillNo, transferBillNo: '', state: 'FAIL', failReason: 'PAYEE_CHANGED' }, deps);
}

/** Asks, or asks again with the same number. What stays unknown is looked at by the next reconciliation. */
async function ask(doc: RewardDoc, deps: Deps): Promise<RewardDoc> {
  const { pay } = deps;
  if (!pay) return doc;
  const openid = await approvedAccount(doc, deps).catch((error: unknown) => {
    // Blocked. Whatever else went wrong says nothing of the account: the next reconciliation comes again.
    if (error instanceof AppError && error.code === 'FORBIDDEN') return undefined;
    throw error;
  });
  if (!openid) return lookOnly(doc, deps);
  const transfer = await transferOf(doc, openid, deps);
  const reply = await pay.transfer(transfer);
  if (reply.outcome === 'known') return takeBill(doc, reply.value, deps);
  if (reply.outcome === 'unknown' || mayPassLater.has(reply.code)) return doc;
  // Refused: a new number is allowed only when the platform has no such bill.
  const found = await pay.query(transfer.outBillNo);
  if (found.outcome === 'known')
    return (await isOurBill(doc, found.value, deps)) ? takeBill(doc, found.value, deps) : doc;
  if (found.outcome === 'refused' && found.code === 'NOT_FOUND') {
    const failReason = `${reply.code} ${reply.message}`.slice(0, 200);
    return takeBill(
      doc,
      { outBillNo: transfer.outBillNo, transferBillNo: '', state: 'FAIL', failReason },
      deps,
    );
  }
  return doc;
}

/** A payee who was blocked while a bill waits must not confirm it any more. */
async function callBackIfBlocked(doc: RewardDoc, deps: Deps): Promise<RewardDoc> {
  const reward = rewardOf(doc);
  const bill = currentBill(reward);
  if (!bill || !deps.pay || !canBeCalledBack(reward) || !(await payeeOf(doc, deps))?.blocked) return doc;
  const reply = await deps.pay.cancel(bill.outBillNo);
  return reply.outcome === 'known' ? takeBill(doc, reply.value, deps) : doc;
}

/** Brings our books up to what the platform knows of the current bill. */
export async function pursueBill(given: RewardDoc, deps: Deps): Promise<RewardDoc> {
  const { pay } = deps;
  const known = currentBill(rewardOf(given));
  if (!known || isEnd(known.state) || !pay) return given;
  if (known.state === 'ASKED') return ask(given, deps);
  const doc = await callBackIfBlocked(given, deps);
  const bill = currentBill(rewardOf(doc));
  if (!bill || isEnd(bill.state)) return doc;
  const found = await pay.query(bill.outBillNo);
  if (found.outcome === 'known') {
    if (await isOurBill(doc, found.value, deps)) {
      const withoutPackage = found.value.state === 'WAIT_USER_CONFIRM' && !bill.packageInfo;
      // Asked with the same number, the platform answers with what the phone needs to confirm.
      return withoutPackage ? ask(doc, deps) : takeBill(doc, found.value, deps);
    }
    deps.log.error({ reward: doc._id.toHexString() }, 'a bill of the platform does not fit our books');
  }
  return doc;
}
