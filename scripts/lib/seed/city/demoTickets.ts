/** Fills in what a sample ticket takes from the city: category code and limit, and place and grid of its poster. */
import { demoTicketRows, type DemoTicketRow } from './demoTicketRows';
import { residentId } from './people';
import type { Category, DemoTicket, Poster } from './types';

export function buildDemoTickets(categories: readonly Category[], posters: readonly Poster[]): DemoTicket[] {
  const categoryOf = new Map(categories.map((category) => [category.path.join('/'), category]));
  const posterOf = new Map(posters.map((poster) => [poster.number, poster]));

  function locate(at: DemoTicketRow['at']): Pick<DemoTicket, 'posterNumber' | 'gridId' | 'place'> {
    if ('village' in at) return { posterNumber: null, gridId: `${at.village}001`, place: at.place };
    const poster = posterOf.get(at.poster);
    if (!poster) throw new Error(`No poster ${at.poster}`);
    return { posterNumber: poster.number, gridId: poster.gridId, place: poster.placeText };
  }

  return demoTicketRows.map((row): DemoTicket => {
    const category = categoryOf.get(row.category);
    if (!category) throw new Error(`Sample ticket ${row.id} has an unknown category ${row.category}`);
    return {
      id: row.id,
      type: row.type,
      content: row.content,
      categoryCode: category.code,
      limit: row.limit ?? category.limit,
      urgency: row.urgency ?? 'normal',
      channel: row.channel,
      lineNumber: row.line ?? null,
      ...locate(row.at),
      requesterId: residentId(row.resident),
      anonymous: row.anonymous ?? false,
      confidential: row.confidential ?? false,
      leadUnitId: row.lead ?? null,
      coUnitIds: row.co ?? [],
      stage: row.stage,
      submittedHoursAgo: row.hoursAgo,
      replies: row.replies ?? [],
      callback: row.callback ?? null,
      refusal: row.refusal ?? null,
      pace: 1,
      turn: null,
    };
  });
}
