/** A unit proposes a reward for a suggestion that it has carried out. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { AppError } from '@jsjb/shared/kit/errors';
import { refusalOfAmount } from '@jsjb/shared/reward/payment';
import type { RewardEventOf } from '@jsjb/shared/reward/event';
import { blocksAnother } from '@jsjb/shared/reward/lifecycle';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import type { PersonDoc } from '../../account';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { assertSameBody, idempotencyOf } from '../../platform/records/idempotency';
import { refusalOfBudget } from '../store/rewardBudget';
import type { BudgetDoc, PayeeDoc, RewardDoc } from '../store/rewardModels';
import type { SuggestionDoc } from '../../suggestion';

const refuse = (userMessage: string, field = 'fen') =>
  new AppError('INVALID', { userMessage, fields: { [field]: userMessage } });

async function assertDeserved(doc: SuggestionDoc, { models }: Deps, { actor }: Caller): Promise<void> {
  if (!actor.unitId || !doc.unit?.path.includes(actor.unitId))
    throw new AppError('FORBIDDEN', { userMessage: '只有承办这条建议的单位可以申请奖励。' });
  if (doc.author.personId === actor.personId)
    throw new AppError('FORBIDDEN', { userMessage: '不能为自己的建议申请奖励。' });
  if (doc.status !== 'carriedOut')
    throw new AppError('ILLEGAL_TRANSITION', { userMessage: '建议采纳并登记落实以后，才能申请奖励。' });
  if (doc.channel === 'provincial')
    throw new AppError('ILLEGAL_TRANSITION', { userMessage: '省平台转来的建议，请在省平台申请奖励。' });
  const author = await models.people.findById(doc.author.personId).lean<PersonDoc>();
  if (!author || author.erasedAt)
    throw new AppError('ILLEGAL_TRANSITION', { userMessage: '建议人已经注销账号，不能再申请奖励。' });
  const payee = await models.rewardPayees.findById(doc.author.personId).lean<PayeeDoc>();
  if (payee?.blocked)
    throw new AppError('FORBIDDEN', { userMessage: '这位收款人的奖励已暂停发放，请联系接诉即办中心。' });
}

export async function proposeReward(
  suggestion: SuggestionDoc,
  { fen, reason }: { fen: number; reason: string },
  deps: Deps,
  caller: Caller,
): Promise<RewardDoc> {
  const { actor, now } = caller;
  const { rewards, rewardBudgets } = deps.models;
  const suggestionId = suggestion._id.toHexString();
  const idempotency = idempotencyOf(
    actor.personId,
    caller.idempotencyKey ?? '',
    JSON.stringify([suggestionId, fen, reason]),
  );
  const known = await rewards.findOne({ 'idempotency.key': idempotency.key }).lean<RewardDoc>();
  if (known) {
    assertSameBody(known.idempotency, idempotency);
    return known;
  }
  await assertDeserved(suggestion, deps, caller);
  const amount = refusalOfAmount(fen);
  if (amount) throw refuse(amount);
  // One live reward a suggestion: its identifier is the suggestion's own until that one has been refused.
  const earlier = await rewards.find({ suggestionId }).lean<RewardDoc[]>();
  // The same tap, stored by another request meanwhile, is no second proposal.
  const same = earlier.find((reward) => reward.idempotency?.key === idempotency.key);
  if (same) {
    assertSameBody(same.idempotency, idempotency);
    return same;
  }
  if (earlier.some(({ status }) => blocksAnother(status)))
    throw new AppError('ILLEGAL_TRANSITION', {
      userMessage: '这条建议已经有一笔奖励在办理或已发放，不能重复申请。',
    });
  const year = localDate(now).slice(0, 4);
  const payeeId = suggestion.author.personId;
  // The attempt is part of the identifier, so that two proposals at once are one.
  const _id = new Types.ObjectId(idOf(suggestionId, earlier.length));
  const budget = await rewardBudgets.findById(year).lean<BudgetDoc>();
  const money = refusalOfBudget(budget, { id: _id.toHexString(), fen, year, payeeId });
  if (money) throw refuse(money);
  const event: RewardEventOf<'reward.proposed'> = {
    type: 'reward.proposed',
    at: now,
    by: actor,
    data: {
      suggestionId,
      suggestionNumber: suggestion.number,
      payeeId,
      unitId: actor.unitId ?? '',
      fen,
      reason,
      year,
    },
  };
  const store = deps.records.rewards;
  try {
    return await store.create(store.newDoc(event, { _id, idempotency }, undefined), undefined);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new AppError('CONFLICT', { userMessage: '刚刚有人为这条建议申请了奖励，请刷新后再看。' });
  }
}

/** The suggestion's identifier, moved on by the attempt: unlike any other of this collection. */
function idOf(suggestionId: string, attempt: number): string {
  const tail = (Number.parseInt(suggestionId.slice(18), 16) + attempt * 0x1000) % 0x1000000;
  return attempt === 0 ? suggestionId : suggestionId.slice(0, 18) + tail.toString(16).padStart(6, '0');
}
