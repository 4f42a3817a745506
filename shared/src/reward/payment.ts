/** What can be asked about the money of a reward, beside its life: may it be paid, called back, collected? */
import type { Actor } from '../kit/role';
import { rewardLife } from './lifecycle';
import { currentBill, isEnd, LEAST_FEN, yuan, type Reward } from './reward';

/** The sentence for an amount that cannot be paid; undefined when it can. */
export function refusalOfAmount(fen: number): string | undefined {
  if (!Number.isSafeInteger(fen)) return '金额要精确到分，请按分填写整数。';
  if (fen < LEAST_FEN) {
    return `微信支付每笔最少 ${yuan(LEAST_FEN)} 元，您填的是 ${yuan(fen)} 元，请调整金额。`;
  }
  return undefined;
}

/** Until the payee has confirmed, a payment can be called back. */
export const canBeCalledBack = (reward: Reward): boolean => {
  const bill = currentBill(reward);
  return (
    reward.status === 'paying' &&
    bill !== undefined &&
    !isEnd(bill.state) &&
    !['TRANSFERING', 'CANCELING'].includes(bill.state)
  );
};

/** By those who may give the reward up. */
export const canCancel = (reward: Reward, actor: Actor): boolean =>
  rewardLife.giveUp.by[actor.role] !== undefined && canBeCalledBack(reward);

/** The payee may ask for the money: for the first time, again, or to go on confirming. */
export const canCollect = (reward: Reward, actor: Actor): boolean => {
  const bill = currentBill(reward);
  return (
    reward.payeeId === actor.personId &&
    (['approved', 'unpaid'].includes(reward.status) || (bill !== undefined && !isEnd(bill.state)))
  );
};
