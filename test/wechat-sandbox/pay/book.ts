/** The merchant's account: every fen that is frozen, paid or released has an entry. */
import type { Bill } from './bill';

export interface Entry {
  at: string;
  outBillNo: string;
  kind: 'freeze' | 'pay' | 'release';
  fen: number;
}

export interface Ledger {
  openingFen: number;
  availableFen: number;
  frozenFen: number;
  paidFen: number;
  bills: { outBillNo: string; openid: string; fen: number; state: string }[];
  byState: Record<string, { bills: number; fen: number }>;
  /** The entries agree with the bills, to the fen. */
  balanced: boolean;
}

export interface Book {
  readonly entries: readonly Entry[];
  available(): number;
  add(entry: Entry): void;
  setAvailable(fen: number): void;
  ledger(bills: readonly Bill[]): Ledger;
}

export function createBook(): Book {
  let opening = 10_000_000_00;
  const entries: Entry[] = [];
  const sum = (kind: Entry['kind']): number =>
    entries.filter((entry) => entry.kind === kind).reduce((total, { fen }) => total + fen, 0);
  const frozen = (): number => sum('freeze') - sum('pay') - sum('release');
  const available = (): number => opening - sum('pay') - frozen();
  return {
    entries,
    available,
    add: (entry) => entries.push(entry),
    setAvailable: (fen) => {
      opening += fen - available();
    },
    ledger(bills) {
      const byState: Ledger['byState'] = {};
      for (const { state, amount } of bills) {
        const row = (byState[state] ??= { bills: 0, fen: 0 });
        row.bills += 1;
        row.fen += amount;
      }
      const fenIn = (...states: string[]): number =>
        states.reduce((total, state) => total + (byState[state]?.fen ?? 0), 0);
      const waiting = fenIn('ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'CANCELING');
      return {
        openingFen: opening,
        availableFen: available(),
        frozenFen: frozen(),
        paidFen: sum('pay'),
        bills: bills.map(({ outBillNo, openid, amount, state }) => ({
          outBillNo,
          openid,
          fen: amount,
          state,
        })),
        byState,
        balanced: sum('pay') === fenIn('SUCCESS') && frozen() === waiting,
      };
    },
  };
}
