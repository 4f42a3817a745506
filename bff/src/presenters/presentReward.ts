/** Reward and ledger → what this reader is given. */
import type { BudgetView, LedgerEntryView, RewardView } from '@jsjb/shared/contract/rewards';
import type { Actor } from '@jsjb/shared/people/role';
import { canCollect, rewardAbilities } from '@jsjb/shared/reward/decide';
import { currentBill, type Reward } from '@jsjb/shared/reward/reward';

export interface RewardReader {
  actor: Actor;
  unitName: (id: string) => string;
  personName: (id: string) => string;
  /** Whom the phone pays with; nothing without a merchant. */
  payer?: { mchId: string; appId: string } | undefined;
}

export function presentReward(
  reward: Reward,
  { actor, unitName, personName, payer }: RewardReader,
): RewardView {
  const bill = currentBill(reward);
  const own = reward.payeeId === actor.personId;
  const waits = own && payer && bill?.state === 'WAIT_USER_CONFIRM' && bill.packageInfo;
  return {
    id: reward.id,
    version: reward.version,
    status: reward.status,
    suggestionId: reward.suggestionId,
    suggestionNumber: reward.suggestionNumber,
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
          },
        }
      : {}),
    ...(waits ? { confirm: { ...payer, package: waits } } : {}),
    ...(reward.refusal ? { refusal: reward.refusal } : {}),
    ...(reward.certificateNumber ? { certificateNumber: reward.certificateNumber } : {}),
    collectable: payer !== undefined && canCollect(reward, actor),
    proposedAt: reward.proposedAt.toISOString(),
    updatedAt: reward.updatedAt.toISOString(),
    abilities: rewardAbilities(reward, actor),
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
