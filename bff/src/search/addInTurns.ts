/** Fills an index while other requests go on: the texts of a neighbourhood may be long, and anybody may ask for them. */
import { setImmediate } from 'node:timers/promises';
import type { DuplicateIndex, Report } from './duplicates';

/** Whoever writes says what it is about at once; the rest costs much and tells little. */
const OPENING = 300;
/** Texts taken up between two turns of the event loop: some milliseconds. */
const AT_ONCE = 2;

export const openingOf = (text: string): string => text.slice(0, OPENING);

export async function addInTurns(index: DuplicateIndex, reports: readonly Report[]): Promise<void> {
  for (const [at, report] of reports.entries()) {
    index.add({ ...report, text: openingOf(report.text) });
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
}
