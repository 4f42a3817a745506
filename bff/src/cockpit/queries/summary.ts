/**
 * The summary page: what is open now, and what the last thirty days brought, in the reader's scope. The indexes are
 * named, so that the cost follows what is open and recent: a city keeps all its closed tickets.
 */
import type { Recent, Summary } from '@jsjb/shared/cockpit/contract';
import { DAY_MS, localDate } from '@jsjb/shared/calendar/calendar';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import { holderOf } from '@jsjb/shared/ticket/holder';
import { leadLeg, ticketStatuses, type TicketStatus } from '@jsjb/shared/ticket/ticket';
import type { CitySnapshot } from '../../org';
import { ticketIndexes, type TicketDoc, type TicketModel } from '../../ticket';

const TOP = 10;
const SOON_MS = 24 * 3600_000;
const RECENT_DAYS = 30;

/** What is shelved (挂账) is counted by itself: its clock stands still. */
const runs = (status: TicketStatus): boolean => status !== 'shelved';

const added = <K>(counts: Map<K, number>, key: K): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

/** What tells who has a ticket, and by when. */
const OF_HOLDER = {
  status: 1,
  'clock.dueAt': 1,
  'clock.ownTime': 1,
  centre: 1,
  'legs.role': 1,
  'legs.status': 1,
  'legs.unitId': 1,
  'legs.dueAt': 1,
  'legs.returnRequest.decideBy': 1,
} as const;

type OpenTicket = Pick<TicketDoc, 'status' | 'clock' | 'centre' | 'legs'>;

/** One pass over everything open: a ticket is late for whoever has it, and no more for the unit that let it go. */
async function countOpen(rows: AsyncIterable<OpenTicket>, now: Date) {
  const statuses = new Map<TicketStatus, number>();
  const figures = { overdue: 0, dueSoon: 0, pastDue: 0, withRequester: 0 };
  const centre = { open: 0, overdue: 0 };
  const open = new Map<string, number>();
  const overdue = new Map<string, number>();
  for await (const row of rows) {
    const { status, clock } = row;
    added(statuses, status);
    const { kind, unitId, dueAt } = holderOf(row, now);
    const left = dueAt && kind !== 'requester' ? dueAt.getTime() - now.getTime() : Infinity;
    if (left <= 0) figures.overdue += 1;
    else if (left <= SOON_MS) figures.dueSoon += 1;
    if (runs(status) && clock && clock.dueAt <= now) figures.pastDue += 1;
    if (kind === 'requester') figures.withRequester += 1;
    if (kind === 'centre') {
      centre.open += 1;
      if (left <= 0) centre.overdue += 1;
    }
    const lead = leadLeg(row);
    if (lead) added(open, lead.unitId);
    if (unitId && left <= 0) added(overdue, unitId);
  }
  return { statuses, ...figures, centre, units: { open, overdue } };
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
      projection: OF_HOLDER,
      hint: ticketIndexes.status,
    },
  ) as unknown as AsyncIterable<OpenTicket>;
  const onDay = (field: 'submittedDay' | 'endedDay') =>
    collection.countDocuments(
      { [`list.${field}`]: day, 'list.scopes': scope },
      { hint: ticketIndexes[field] },
    );
  const [{ statuses, units, ...figures }, submittedToday, closedToday] = await Promise.all([
    countOpen(rows, now),
    onDay('submittedDay'),
    onDay('endedDay'),
  ]);
  return {
    statuses: openStatuses.map((status) => ({ status, count: statuses.get(status) ?? 0 })),
    open: [...statuses.values()].reduce((sum, count) => sum + count, 0),
    ...figures,
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
