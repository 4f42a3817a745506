/** Personal data of rewards, the accounts they go to, and the books. */
import { rewardEnds } from '@jsjb/shared/reward/lifecycle';
import type { RewardDoc } from './store/rewardModels';
import { definePersonalData, noPersonalData, type Collections } from '../platform/personal/declaration';

/** Not who judged it; the account it went to is WeChat's to show. */
const presentOwnReward = ({ suggestionNumber, fen, status, proposedAt, certificateNumber }: RewardDoc) => ({
  suggestionNumber,
  fen,
  status,
  proposedAt: proposedAt.toISOString(),
  ...(certificateNumber ? { certificateNumber } : {}),
});

export const rewardData = definePersonalData<RewardDoc>({
  collection: 'rewards',
  subject: (payeeId) => ({ payeeId }),
  open: {
    payeeId: 'the account of the author, which names nobody once it is erased',
    payeeMark:
      'a blind mark that tells whether the account to be paid is the one approved; any key of the ring proves it',
    proposerId: 'who proposed it: they answer for it',
    reason: 'why the unit proposes it',
    approvals: 'who approved it: they answer for it',
    refusal: 'why it was refused',
    bills: 'what WeChat Pay said of a payment',
    events:
      'the log of a payment out of public money: each event is under the hash of the next, no name is in it',
  },
  export: { as: 'rewards', sort: { _id: 1 }, without: ['events'], row: (doc) => presentOwnReward(doc) },
  unfinished: {
    where: { status: { $nin: [...rewardEnds] } },
    words: (count) => `您还有 ${count} 笔奖励没有到账。请先领取，再删除。`,
  },
  erase: { keep: 'public money was paid: the books must show to which account and why' },
  retain: { keep: 'as long as the books' },
});

/** Accounts bound so long ago, and named by no reward that moved since. */
async function idlePayees(since: Date, collections: Collections) {
  const bound = await collections('rewardPayees')
    .find({ openid: { $exists: true }, boundAt: { $lt: since } }, { projection: { _id: 1 } })
    .toArray();
  const ids = bound.map(({ _id }) => _id);
  const needed = await collections('rewards')
    .find(
      {
        payeeId: { $in: ids },
        $or: [{ status: { $nin: [...rewardEnds] } }, { updatedAt: { $gte: since } }],
      },
      { projection: { payeeId: 1 } },
    )
    .toArray();
  const kept = new Set(needed.map(({ payeeId }) => payeeId));
  return { _id: { $in: ids.filter((id) => !kept.has(id)) } };
}

export const payeeData = definePersonalData({
  collection: 'rewardPayees',
  subject: (personId) => ({ _id: personId }),
  sealed: [{ path: 'openid', field: 'openid' }],
  open: { blocked: 'who blocked the payee and why; a block is about the person and outlives the account' },
  erase: { unset: ['openid', 'boundAt'] },
  retain: { what: 'payees', period: 'personalYears', due: idlePayees, removes: ['openid', 'boundAt'] },
});

export const ledgerData = noPersonalData({
  collection: 'rewardLedger',
  none: 'amounts, with the number of the reward',
});

export const budgetData = noPersonalData({
  collection: 'rewardBudgets',
  none: 'amounts',
  harmless: {
    persons: 'what each has had this year, by the hash of the account',
    perPersonFen: 'what each may have in a year',
  },
});
