/** The figures of a bench as lines, with the goal and whether it is met. */
import type { Load } from './load';
import type { Pair } from './pair';

export interface Row {
  what: string;
  figure: string;
  goal: string;
  met: boolean | undefined;
}

export function print(rows: readonly Row[]): void {
  console.log('');
  for (const { what, figure, goal, met } of rows) {
    const verdict = met === undefined ? '' : met ? 'met' : 'MISSED';
    console.log(`  ${what.padEnd(46)}${figure.padStart(22)}   ${goal.padEnd(20)}${verdict}`);
  }
}

const perSecond = ({ perSecond: rate, p99 }: Load): string => `${rate.toFixed(0)}/s, p99 ${p99} ms`;
export const rowsOf = (what: string, { own, base, ratio, cpu, database }: Pair, goal?: number): Row[] => [
  plain(what, own),
  plain('  beside it', base),
  {
    what: '  ratio',
    figure: `× ${ratio.toFixed(2)}`,
    goal: goal ? `≥ ${goal}` : '',
    met: goal ? ratio >= goal : undefined,
  },
  {
    what: '  processor time of a request',
    figure: `${cpu.own.toFixed(2)} / ${cpu.base.toFixed(2)} ms`,
    goal: '',
    met: undefined,
  },
  {
    what: '  and of the database for it',
    figure: `${database.own.toFixed(2)} / ${database.base.toFixed(2)} ms`,
    goal: '',
    met: undefined,
  },
];
export const plain = (what: string, result: Load): Row => ({
  what,
  figure: perSecond(result),
  goal: '',
  met: undefined,
});
