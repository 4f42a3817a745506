/**
 * The summary page: what is open now, and what the last thirty days brought, in the reader's scope. The indexes are
 * named, so that the cost follows what is open and recent: a city keeps all its closed tickets.
 */
import type { Recent, Summary } from '@jsjb/shared/cockpit/contract';
import { DAY_MS, localDate } from '@jsjb/shared/calendar/calendar';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import { ticketStatuses, type TicketStatus } from '@jsjb/shared/ticket/ticket';
import type { CitySnapshot } from '../../org';
import { ticketIndexes, type TicketDoc, type TicketModel } from '../../ticket';

const TOP = 10;
const SOON_MS = 24 * 3600_000;
const RECENT_DAYS = 30;

/** What is shelved (挂账) is counted by itself: its clock stands still. */
const runs = (status: TicketStatus): boolean => status !== 'shelved';

const added = <K>(counts: Map<K, number>, key: K): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

type OpenTicket = Pick<TicketDoc, 'status' | 'clock' | 'legs'>;

/** One pass over everything open. */
async function countOpen(rows: AsyncIterable<OpenTicket>, now: Date) {
  const statuses = new Map<TicketStatus, number>();
  const lights = { overdue: 0, dueSoon: 0 };
  const open = new Map<string, number>();
  const overdue = new Map<string, number>();
  for await (const { status, clock, legs } of rows) {
    added(statuses, status);
    if (!clock) continue;
    const left = runs(status) ? clock.dueAt.getTime() - now.getTime() : Infinity;
    if (left <= 0) lights.overdue += 1;
    else if (left <= SOON_MS) lights.dueSoon += 1;
    for (const leg of legs) {
      if (leg.role !== 'lead' || leg.status === 'ended') continue;
      added(open, leg.unitId);
      if (left <= 0) added(overdue, leg.unitId);
    }
  }
  return { statuses, ...lights, units: { open, overdue } };
}

const mostFirst = (counts: Map<string, number>): [string, number][] =>
  [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).slice(0, TOP);

export async function summarise(
  { collection }: TicketModel,
  scope: string,
  now: Date,
  city: CitySnapshot,
): Promise<Summary> {
  const day = localDate(now);
  const rows = collection.find(
    { status: { $in: [...openStatuses] }, 'list.scopes': scope },
    {
      projection: { status: 1, 'clock.dueAt': 1, 'legs.role': 1, 'legs.status': 1, 'legs.unitId': 1 },
      hint: ticketIndexes.status,
    },
  ) as unknown as AsyncIterable<OpenTicket>;
  const onDay = (field: 'submittedDay' | 'endedDay') =>
    collection.countDocuments(
      { [`list.${field}`]: day, 'list.scopes': scope },
      { hint: ticketIndexes[field] },
    );
  const [{ statuses, overdue, dueSoon, units }, submittedToday, closedToday] = await Promise.all([
    countOpen(rows, now),
    onDay('submittedDay'),
    onDay('endedDay'),
  ]);
  return {
    statuses: openStatuses.map((status) => ({ status, count: statuses.get(status) ?? 0 })),
    open: [...statuses.values()].reduce((sum, count) => sum + count, 0),
    overdue,
    dueSoon,
    submittedToday,
    closedToday,
    units: mostFirst(units.open).map(([id, open]) => ({
      unit: { id, name: city.units.get(id)?.name ?? id },
      open,
      overdue: units.overdue.get(id) ?? 0,
    })),
  };
}

export async function readRecent(
  { collection }: TicketModel,
  scope: string,
  now: Date,
  city: CitySnapshot,
): Promise<Recent> {
  const from = localDate(new Date(now.getTime() - (RECENT_DAYS - 1) * DAY_MS));
  const since = async (field: 'submittedDay' | 'endedDay', by: 'status' | 'category') => {
    const counts = await collection
      .aggregate<{ _id: string; count: number }>(
        [
          { $match: { [`list.${field}`]: { $gte: from }, 'list.scopes': scope, [by]: { $exists: true } } },
          { $group: { _id: `$${by}`, count: { $sum: 1 } } },
        ],
        { hint: ticketIndexes[field] },
      )
      .toArray();
    return new Map(counts.map(({ _id, count }) => [_id, count]));
  };
  const [ended, categories] = await Promise.all([
    since('endedDay', 'status'),
    since('submittedDay', 'category'),
  ]);
  return {
    days: RECENT_DAYS,
    ended: ticketStatuses.flatMap((status) => {
      const count = ended.get(status);
      return count ? { status, count } : [];
    }),
    categories: mostFirst(categories).map(([id, count]) => {
      const category = city.categories.get(id);
      return { name: category?.level3 || category?.level2 || id, count };
    }),
  };
}
