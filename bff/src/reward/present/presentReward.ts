/** Reward and ledger → what this reader is given. */
import type { BudgetView, LedgerEntryView, RewardView } from '@jsjb/shared/reward/contract';
import type { Actor } from '@jsjb/shared/kit/role';
import { canCancel, canCollect } from '@jsjb/shared/reward/payment';
import { rewardRecord } from '@jsjb/shared/reward/record';
import { confirmBy, currentBill, type Reward } from '@jsjb/shared/reward/reward';
import { maskName } from '../../platform/personal/mask';

export interface RewardReader {
  actor: Actor;
  unitName: (id: string) => string;
  personName: (id: string) => string;
  /** What may be said of the suggestion and of the one who had the suggestion. */
  about: (suggestionId: string) => { title: string; author: string; anonymous: boolean };
  blocked: (personId: string) => boolean;
  /** Whether the reader may stop payments to a person. */
  keepsPayees: boolean;
  /** Whom the phone pays with; nothing without a merchant. */
  payer?: { mchId: string; appId: string } | undefined;
}

/** Nobody who judges the money needs the whole name; an anonymous author stays unnamed. */
function payeeOf(reward: Reward, { actor, about, blocked, keepsPayees }: RewardReader): RewardView['payee'] {
  if (actor.role === 'resident') return undefined;
  const { author, anonymous } = about(reward.suggestionId);
  return {
    name: anonymous || !author ? '市民' : maskName(author),
    ...(keepsPayees ? { id: reward.payeeId } : {}),
    blocked: blocked(reward.payeeId),
  };
}

export function presentReward(reward: Reward, reader: RewardReader): RewardView {
  const { actor, unitName, personName, about, payer } = reader;
  const bill = currentBill(reward);
  const own = reward.payeeId === actor.personId;
  const payee = payeeOf(reward, reader);
  const stopped = reader.blocked(reward.payeeId);
  const waits = own && !stopped && payer && bill?.state === 'WAIT_USER_CONFIRM' && bill.packageInfo;
  return {
    id: reward.id,
    version: reward.version,
    status: reward.status,
    suggestionId: reward.suggestionId,
    suggestionNumber: reward.suggestionNumber,
    suggestionTitle: about(reward.suggestionId).title,
    ...(payee ? { payee } : {}),
    own,
    unit: { id: reward.unitId, name: unitName(reward.unitId) },
    fen: reward.fen,
    reason: reward.reason,
    year: reward.year,
    proposer: own ? '' : personName(reward.proposerId),
    approvals: own
      ? []
      : reward.approvals.map(({ at, personId }) => ({ at: at.toISOString(), name: personName(personId) })),
    ...(bill
      ? {
          bill: {
            outBillNo: bill.outBillNo,
            state: bill.state,
            ...(bill.failReason ? { failReason: bill.failReason } : {}),
            updatedAt: bill.updatedAt.toISOString(),
            ...(bill.state === 'WAIT_USER_CONFIRM' ? { confirmBy: confirmBy(bill).toISOString() } : {}),
          },
        }
      : {}),
    ...(waits ? { confirm: { ...payer, package: waits } } : {}),
    ...(reward.refusal ? { refusal: reward.refusal } : {}),
    ...(reward.certificateNumber ? { certificateNumber: reward.certificateNumber } : {}),
    collectable: payer !== undefined && canCollect(reward, actor),
    cancellable: payer !== undefined && canCancel(reward, actor),
    proposedAt: reward.proposedAt.toISOString(),
    updatedAt: reward.updatedAt.toISOString(),
    abilities: rewardRecord.abilities(reward, actor),
  };
}

type Entry = Omit<LedgerEntryView, 'id' | 'at' | 'outBillNo'> & {
  _id: string;
  at: Date;
  outBillNo?: string | undefined;
};
export const presentEntry = ({
  _id,
  at,
  year,
  kind,
  debit,
  credit,
  fen,
  rewardId,
  suggestionNumber,
  outBillNo,
}: Entry): LedgerEntryView => ({
  id: _id,
  at: at.toISOString(),
  year,
  kind,
  debit,
  credit,
  fen,
  rewardId,
  suggestionNumber,
  ...(outBillNo ? { outBillNo } : {}),
});

export const presentBudget = (
  year: string,
  budget: { fen: number; perPersonFen: number; setAsideFen: number } | null,
): BudgetView => {
  const { fen = 0, perPersonFen = 0, setAsideFen = 0 } = budget ?? {};
  return { year, fen, perPersonFen, setAsideFen, leftFen: Math.max(0, fen - setAsideFen) };
};
