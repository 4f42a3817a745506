/** The summary page: counts in the reader's scope. */
import type { Summary } from '@jsjb/shared/contract/city';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import { ticketStatuses, type TicketStatus } from '@jsjb/shared/ticket/ticket';
import type { TicketModel } from '../models/ticketModel';
import type { CitySnapshot } from '../models/cityDirectory';

const TOP = 10;
const SOON_MS = 24 * 3600_000;

/** What is shelved (挂账) is counted by itself: its clock stands still. */
const runs = (status: TicketStatus): boolean => status !== 'shelved';

export async function summarise(
  tickets: TicketModel,
  scope: string,
  now: Date,
  city: CitySnapshot,
): Promise<Summary> {
  const open = { 'list.scopes': scope, status: { $in: [...openStatuses] } };
  const running = { 'list.scopes': scope, status: { $in: openStatuses.filter(runs) } };
  const day = localDate(now);
  const [byStatus, overdue, dueSoon, submittedToday, closedToday, byUnit, byCategory] = await Promise.all([
    tickets.aggregate<{ _id: TicketStatus; count: number }>([
      { $match: { 'list.scopes': scope } },
      { $group: { _id: '$status', count: { $sum: 1 } } },
    ]),
    tickets.countDocuments({ ...running, 'clock.dueAt': { $lte: now } }),
    tickets.countDocuments({
      ...running,
      'clock.dueAt': { $gt: now, $lte: new Date(now.getTime() + SOON_MS) },
    }),
    tickets.countDocuments({ 'list.scopes': scope, 'list.submittedDay': day }),
    tickets.countDocuments({ 'list.scopes': scope, 'list.endedDay': day }),
    tickets.aggregate<{ _id: string; open: number; due: { at: Date; status: TicketStatus }[] }>([
      { $match: { ...open, 'clock.dueAt': { $exists: true } } },
      { $project: { legs: 1, status: 1, dueAt: '$clock.dueAt' } },
      { $unwind: '$legs' },
      { $match: { 'legs.role': 'lead', 'legs.status': { $ne: 'ended' } } },
      {
        $group: {
          _id: '$legs.unitId',
          open: { $sum: 1 },
          due: { $push: { at: '$dueAt', status: '$status' } },
        },
      },
      { $sort: { open: -1, _id: 1 } },
      { $limit: TOP },
    ]),
    tickets.aggregate<{ _id: string; count: number }>([
      { $match: { 'list.scopes': scope, category: { $exists: true } } },
      { $group: { _id: '$category', count: { $sum: 1 } } },
      { $sort: { count: -1, _id: 1 } },
      { $limit: TOP },
    ]),
  ]);
  const counts = new Map(byStatus.map(({ _id, count }) => [_id, count]));
  return {
    statuses: ticketStatuses.map((status) => ({ status, count: counts.get(status) ?? 0 })),
    open: openStatuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0),
    overdue,
    dueSoon,
    submittedToday,
    closedToday,
    units: byUnit.map(({ _id, open: count, due }) => ({
      unit: { id: _id, name: city.units.get(_id)?.name ?? _id },
      open: count,
      overdue: due.filter(({ at, status }) => runs(status) && at <= now).length,
    })),
    categories: byCategory.map(({ _id, count }) => {
      const category = city.categories.get(_id);
      return { name: category?.level3 || category?.level2 || _id, count };
    }),
  };
}
