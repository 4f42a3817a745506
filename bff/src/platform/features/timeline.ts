/** Rows that a feature adds to the timeline of a record it stands upon: a house call on the page of its ticket. */
import type { Caller, Deps } from '../../deps';
import type { TimelineRow } from './timelineRow';

/** What this caller may read of it; empty for whom it does not concern. */
export type TimelineSource = (recordId: string, deps: Deps, caller: Caller) => Promise<TimelineRow[]>;

/** The rows of all sources, in no order. */
export async function rowsOf(
  sources: readonly TimelineSource[],
  recordId: string,
  deps: Deps,
  caller: Caller,
): Promise<TimelineRow[]> {
  const found = await Promise.all(sources.map((source) => source(recordId, deps, caller)));
  return found.flat();
}
