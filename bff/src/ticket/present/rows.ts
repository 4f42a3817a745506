/** What other features tell of a ticket, woven into its timeline where it happened. */
import type { PhotoView } from '@jsjb/shared/photo/contract';
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import type { TimelineRow } from '../../platform/features/timelineRow';

export function withRows(
  items: readonly TimelineItem[],
  rows: readonly TimelineRow[],
  photos: (ids: readonly string[]) => PhotoView[],
): TimelineItem[] {
  if (rows.length === 0) return [...items];
  const more = rows.map((row) => ({ ...row, at: row.at.toISOString(), photos: photos(row.photos) }));
  // Stable: what happened at the same instant keeps its order.
  return [...items, ...more].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
