/** What was called, in order, for assertions. It holds no query, no header and no body: they carry secrets. */
import type { Note } from '../endpoint';

export interface Call {
  at: string;
  method: string;
  path: string;
  status: number;
  errcode?: number;
  code?: string;
  /** The kind of fault that was injected. */
  fault?: string;
  note?: Note;
}

export interface CallLog {
  add(call: Call): void;
  /** All calls, or those whose path begins with `prefix`. */
  list(prefix?: string): Call[];
  clear(): void;
}

/** Enough for the longest trial; beyond it the oldest go. */
const KEPT = 100_000;

export function createCallLog(): CallLog {
  let calls: Call[] = [];
  return {
    add(call) {
      calls.push(call);
      if (calls.length > KEPT) calls = calls.slice(-KEPT / 2);
    },
    list: (prefix = '') => calls.filter(({ path }) => path.startsWith(prefix)),
    clear() {
      calls = [];
    },
  };
}
