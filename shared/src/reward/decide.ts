/** May this be done to this reward now? One event, or a refusal in words. Pure. */
import type { Actor } from '../people/role';
import { forbidden, illegal, invalid, type Refusal } from '../refusal';
import type { RewardActionData, RewardCommand, RewardEvent, RewardEventData } from './event';
import { rewardActions, rewardRow, type RewardAction } from './lifecycle';
import { APPROVALS, billNumberOf, currentBill, isEnd, isNews, LEAST_FEN, yuan, type Reward } from './reward';

export type RewardDecision = { ok: true; event: RewardEvent } | Refusal;

/** The sentence for an amount that cannot be paid; undefined when it can. */
export function refusalOfAmount(fen: number): string | undefined {
  if (!Number.isSafeInteger(fen)) return '金额要精确到分，请按分填写整数。';
  if (fen < LEAST_FEN) {
    return `微信支付每笔最少 ${yuan(LEAST_FEN)} 元，您填的是 ${yuan(fen)} 元，请调整金额。`;
  }
  return undefined;
}

type Outcome = { [T in keyof RewardEventData]: { type: T; data: RewardEventData[T] } }[keyof RewardEventData];
type Guard<A extends RewardAction> = (data: RewardActionData[A], reward: Reward) => Outcome | Refusal;

const withReason =
  <T extends 'reward.refused' | 'reward.givenUp' | 'reward.refunded'>(type: T, missing: string) =>
  (data: { reason: string }): Outcome | Refusal =>
    data.reason.trim() ? ({ type, data } as Outcome) : invalid('reason', missing);

const guards: { [A in RewardAction]: Guard<A> } = {
  approve: (data, { approvals }) => ({
    type: 'reward.approved',
    data: { ...data, last: approvals.length + 1 >= APPROVALS },
  }),
  refuse: withReason('reward.refused', '不同意奖励，请写明原因。'),
  openBill: (data, reward) =>
    data.outBillNo === billNumberOf(reward.id, reward.bills.length + 1)
      ? { type: 'reward.billOpened', data }
      : illegal('付款单号不是由这笔奖励得出的。'),
  moveBill: (data, reward) => {
    const bill = currentBill(reward);
    if (!bill || bill.outBillNo !== data.outBillNo) return illegal('这张付款单不是这笔奖励当前的付款单。');
    return isNews(bill, data) ? { type: 'reward.billMoved', data } : illegal('这个付款状态已经登记过了。');
  },
  payeeChanged: (data) => ({ type: 'reward.payeeChanged', data }),
  certify: (data) => ({ type: 'reward.certified', data }),
  giveUp: withReason('reward.givenUp', '请写明不再发放的原因。'),
  refund: withReason('reward.refunded', '请写明退回的原因。'),
};

/** Why this person may not judge this reward; undefined when they may. */
function partiality({ proposerId, payeeId, approvals }: Reward, { personId }: Actor): string | undefined {
  if (personId === proposerId) return '不能审批自己提出的奖励，请由另外两位同志审批。';
  if (personId === payeeId) return '不能审批发给自己的奖励。';
  if (approvals.some((approval) => approval.personId === personId)) {
    return '您已经审批过这笔奖励，还需要另一位同志审批。';
  }
  return undefined;
}

function mayTry(reward: Reward, action: RewardAction, actor: Actor): Refusal | undefined {
  const row = rewardRow(action);
  const relation = row.by[actor.role];
  const partial = rewardRow(action).by[actor.role] === 'fresh' || action === 'approve';
  const why = partial ? partiality(reward, actor) : undefined;
  if (why) return forbidden(why);
  if (!relation) return forbidden('您没有对这笔奖励进行这项操作的权限。');
  return row.from.includes(reward.status)
    ? undefined
    : illegal('奖励现在的状态不能进行这项操作，请刷新后再看。');
}

export function decideReward(
  reward: Reward,
  { name, data }: RewardCommand,
  actor: Actor,
  now: Date,
): RewardDecision {
  const refusal = mayTry(reward, name, actor);
  if (refusal) return refusal;
  // The table is keyed by the action's own name; TypeScript cannot correlate the two unions.
  const outcome = (guards[name] as Guard<RewardAction>)(data as never, reward);
  return 'ok' in outcome ? outcome : { ok: true, event: { ...outcome, at: now, by: actor } as RewardEvent };
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

/** By whoever may give the reward up. */
export const canCancel = (reward: Reward, actor: Actor): boolean =>
  rewardRow('giveUp').by[actor.role] !== undefined && canBeCalledBack(reward);

export const rewardAbilities = (reward: Reward, actor: Actor): RewardAction[] =>
  rewardActions.filter((action) => !mayTry(reward, action, actor));

/** The payee may ask for the money: for the first time, again, or to go on confirming. */
export const canCollect = (reward: Reward, actor: Actor): boolean => {
  const bill = currentBill(reward);
  return (
    reward.payeeId === actor.personId &&
    (['approved', 'unpaid'].includes(reward.status) || (bill !== undefined && !isEnd(bill.state)))
  );
};
