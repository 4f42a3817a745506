/**
 * The ledger of rewards in double entry: what one event of a reward writes, both sides in one entry. The entries are
 * derived from the log, so that they can be written again after a crash without being doubled.
 */
import type { RewardEvent } from './event';
import type { Reward } from './reward';

/** 预算, 已批准待付, 在途, 已发放. */
export const accounts = ['budget', 'committed', 'inTransit', 'paid'] as const;
export type Account = (typeof accounts)[number];

export const entryKinds = ['commit', 'ask', 'pay', 'release', 'free', 'certificate', 'refund'] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface Posting {
  kind: EntryKind;
  debit: Account;
  credit: Account;
  fen: number;
  outBillNo?: string;
}

const flow: Record<EntryKind, readonly [debit: Account, credit: Account]> = {
  commit: ['committed', 'budget'],
  ask: ['inTransit', 'committed'],
  pay: ['paid', 'inTransit'],
  release: ['committed', 'inTransit'],
  free: ['budget', 'committed'],
  certificate: ['budget', 'committed'],
  refund: ['budget', 'paid'],
};

function kindOf(event: RewardEvent): EntryKind | undefined {
  switch (event.type) {
    case 'reward.approved':
      return event.data.last ? 'commit' : undefined;
    case 'reward.billOpened':
      return 'ask';
    case 'reward.billMoved':
      if (event.data.state === 'SUCCESS') return 'pay';
      return event.data.state === 'FAIL' || event.data.state === 'CANCELLED' ? 'release' : undefined;
    case 'reward.payeeChanged':
    case 'reward.givenUp':
      return 'free';
    case 'reward.certified':
      return 'certificate';
    case 'reward.refunded':
      return 'refund';
    default:
      return undefined;
  }
}

/** The one entry an event writes; most write none. */
export function postingOf({ fen }: Pick<Reward, 'fen'>, event: RewardEvent): Posting | undefined {
  const kind = kindOf(event);
  if (!kind) return undefined;
  const [debit, credit] = flow[kind];
  const outBillNo =
    event.type === 'reward.billOpened' || event.type === 'reward.billMoved'
      ? event.data.outBillNo
      : undefined;
  return { kind, debit, credit, fen, ...(outBillNo ? { outBillNo } : {}) };
}

/** What stands on each account: debits less credits. They add up to nothing, or the books are wrong. */
export function balancesOf(
  postings: Iterable<Pick<Posting, 'debit' | 'credit' | 'fen'>>,
): Record<Account, number> {
  const balances: Record<Account, number> = { budget: 0, committed: 0, inTransit: 0, paid: 0 };
  for (const { debit, credit, fen } of postings) {
    balances[debit] += fen;
    balances[credit] -= fen;
  }
  return balances;
}
