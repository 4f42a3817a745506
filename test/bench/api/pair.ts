/** Two servers under the same load, in turn, so that what else the machine does falls on both. */
import { readFileSync } from 'node:fs';
import type { Child } from './child';
import { load, type Load, type LoadOptions } from './load';

export const turning = <T>(of: readonly T[]): (() => T) => {
  let n = 0;
  return () => of[n++ % of.length] as T;
};

export interface Pair {
  own: Load;
  base: Load;
  /** The middle of the ratios of all rounds. */
  ratio: number;
  /** Processor time of the server for one request, in milliseconds. */
  cpu: { own: number; base: number };
  /** The same of the database; NaN where the system does not tell. */
  database: { own: number; base: number };
}

/** Processor time of another process so far, in milliseconds; Linux counts it in hundredths of a second. */
function cpuOf(pid: number): number {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    return ((user ?? NaN) + (system ?? NaN)) * 10;
  } catch {
    return NaN;
  }
}

export interface Side {
  on: Child;
  /** The database's process. */
  database: number;
  ask: LoadOptions;
}

type Slice = Load & { cpuMs: number; databaseMs: number };

async function slice({ on, ask, database }: Side, seconds: number): Promise<Slice> {
  const before = await on.cpu();
  const databaseBefore = cpuOf(database);
  const result = await load({ ...ask, seconds });
  const answered = result.perSecond * seconds;
  return {
    ...result,
    cpuMs: ((await on.cpu()) - before) / answered,
    databaseMs: (cpuOf(database) - databaseBefore) / answered,
  };
}

/** In turn, a short while each, so that what else the machine does falls on both. Warm first: servers run for weeks. */
export async function pair(own: Side, base: Side, quick: boolean): Promise<Pair> {
  const rounds = [];
  for (const side of [own, base]) await slice(side, quick ? 4 : 10);
  for (let n = 0; n < (quick ? 3 : 7); n += 1) {
    rounds.push({ base: await slice(base, 2), own: await slice(own, 2) });
  }
  const middle = rounds.sort(
    (a, b) => a.own.perSecond / a.base.perSecond - b.own.perSecond / b.base.perSecond,
  )[Math.floor(rounds.length / 2)];
  if (!middle) throw new Error('no rounds');
  return {
    ...middle,
    ratio: middle.own.perSecond / middle.base.perSecond,
    cpu: { own: middle.own.cpuMs, base: middle.base.cpuMs },
    database: { own: middle.own.databaseMs, base: middle.base.databaseMs },
  };
}
