/** Faults asked for through the control API: which call goes wrong, how, and for how long. */
import { z } from 'zod';
import { draws } from './draws';

export const faultSchema = z.strictObject({
  /** An exact path, or a beginning followed by `*`. */
  path: z.string().default('*'),
  kind: z.enum([
    /** HTTP 200 with `errcode`. */
    'errcode',
    /** An HTML page where JSON is expected. */
    'html',
    /** An HTTP status with an empty body; `code` makes it an error of WeChat Pay, signed. */
    'status',
    /** No answer until the other side gives up. */
    'hang',
    /** The right answer after `ms`. */
    'slow',
    /** The connection is reset. */
    'reset',
    /** Half of the right answer, then the connection ends. */
    'truncate',
    /** JSON of a shape that was never promised. */
    'nonsense',
    /** Payment answers only: without signature, wrongly signed, by an unknown serial, an hour old. */
    'unsigned',
    'wrong-signature',
    'signature-test',
    'unknown-serial',
    'stale',
  ]),
  errcode: z.int().default(-1),
  status: z.int().min(400).max(599).default(503),
  code: z.string().optional(),
  ms: z.int().min(0).default(1000),
  /** The call is carried out first and only its answer goes wrong. */
  after: z.boolean().default(false),
  /** Let so many calls pass first. */
  skip: z.int().min(0).default(0),
  /** So many calls; without it and without `seconds`, one. */
  times: z.int().min(1).optional(),
  seconds: z.number().positive().optional(),
  /** Each call goes wrong with this chance, drawn from `seed`. */
  chance: z.number().min(0).max(1).default(1),
  seed: z.int().default(1),
});

export type Fault = z.output<typeof faultSchema>;

export interface Faults {
  add(fault: Fault, now: number): void;
  /** The fault of this call, if any; counts it. */
  take(path: string, now: number): Fault | undefined;
  clear(): void;
}

const covers = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path;

export function createFaults(): Faults {
  let active: { fault: Fault; skip: number; left: number; until: number; draw: () => number }[] = [];
  return {
    add(fault, now) {
      const until = fault.seconds === undefined ? Infinity : now + fault.seconds * 1000;
      const left = fault.times ?? (fault.seconds === undefined ? 1 : Infinity);
      active.push({ fault, skip: fault.skip, left, until, draw: draws(fault.seed) });
    },
    take(path, now) {
      active = active.filter(({ left, until }) => left > 0 && now < until);
      const found = active.find(({ fault }) => covers(fault.path, path));
      if (!found) return undefined;
      if (found.skip > 0) {
        found.skip -= 1;
        return undefined;
      }
      if (found.fault.chance < 1 && found.draw() >= found.fault.chance) return undefined;
      found.left -= 1;
      return found.fault;
    },
    clear() {
      active = [];
    },
  };
}
