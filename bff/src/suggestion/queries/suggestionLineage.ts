/** Where a suggestion came from and what became of the matter: tickets of its kind and place, month by month. */
import { localDate, startOfDay } from '@jsjb/shared/calendar/calendar';
import { Types } from 'mongoose';
import type { Models } from '../../deps';
import type { SuggestionDoc } from '../store/suggestionModels';
import type { TicketDoc } from '../../ticket';

const MONTHS_BEFORE = 6;
const MONTHS_AFTER = 6;

const shift = (month: string, by: number): string => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const index = year * 12 + at - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};
const average = (rows: readonly { tickets: number }[]): number | undefined =>
  rows.length === 0
    ? undefined
    : Math.round((rows.reduce((sum, { tickets }) => sum + tickets, 0) / rows.length) * 10) / 10;

export interface Lineage {
  tickets: Pick<TicketDoc, 'number' | 'category' | 'submittedAt' | 'confidential' | 'requester'>[];
  category?: string;
  area?: string;
  adoptedMonth?: string;
  months: { month: string; tickets: number }[];
  before?: number;
  after?: number;
}

/** Of the tickets a suggestion grew out of, those whose requester did not ask to stay unknown: a suggestion with a name beside a 举报 would tell who reported. */
export async function openTicketsOf(
  { tickets }: Models,
  { ticketIds }: Pick<SuggestionDoc, 'ticketIds'>,
): Promise<ReadonlySet<string>> {
  if (ticketIds.length === 0) return new Set();
  const docs = await tickets
    .find({
      _id: { $in: ticketIds.map((id) => new Types.ObjectId(id)) },
      confidential: false,
      'requester.anonymous': false,
    })
    .select({ _id: 1 })
    .lean<Pick<TicketDoc, '_id'>[]>();
  return new Set(docs.map(({ _id }) => _id.toHexString()));
}

/** Counts only; the month of the decision belongs to neither side, and a month that is not over is not averaged. */
export async function lineageOf(models: Models, doc: SuggestionDoc, now: Date): Promise<Lineage> {
  const tickets = await models.tickets
    .find({ _id: { $in: doc.ticketIds.map((id) => new Types.ObjectId(id)) } })
    .select({ number: 1, category: 1, submittedAt: 1, place: 1, confidential: 1, requester: 1 })
    .lean<TicketDoc[]>();
  const category = doc.category ?? tickets.find((ticket) => ticket.category)?.category;
  const area = doc.place.areaCode ?? tickets.find(({ place }) => place.areaCode)?.place.areaCode;
  const thisMonth = localDate(now).slice(0, 7);
  const adoptedMonth =
    doc.decision && doc.decision.kind !== 'declined' ? localDate(doc.decision.at).slice(0, 7) : undefined;
  const middle = adoptedMonth ?? thisMonth;
  const last = [shift(middle, MONTHS_AFTER), thisMonth].sort()[0] ?? thisMonth;
  const first = shift(middle, -MONTHS_BEFORE);
  const names: string[] = [];
  for (let month = first; month <= last; month = shift(month, 1)) names.push(month);
  const days = category
    ? await models.tickets.aggregate<{ _id: string; tickets: number }>([
        {
          $match: {
            category,
            submittedAt: { $gte: startOfDay(`${first}-01`), $lt: startOfDay(`${shift(last, 1)}-01`) },
            ...(area ? { 'list.scopes': `area:${area.slice(0, 9)}` } : {}),
          },
        },
        { $group: { _id: '$list.submittedDay', tickets: { $sum: 1 } } },
      ])
    : [];
  const months = names.map((month) => ({
    month,
    tickets: days.filter(({ _id }) => _id.startsWith(month)).reduce((sum, { tickets: n }) => sum + n, 0),
  }));
  const whole = months.filter(({ month }) => month < thisMonth);
  const before = adoptedMonth && average(whole.filter(({ month }) => month < adoptedMonth));
  const after = adoptedMonth && average(whole.filter(({ month }) => month > adoptedMonth));
  return {
    tickets,
    ...(category ? { category } : {}),
    ...(area ? { area } : {}),
    ...(adoptedMonth ? { adoptedMonth } : {}),
    months: category ? months : [],
    ...(typeof before === 'number' ? { before } : {}),
    ...(typeof after === 'number' ? { after } : {}),
  };
}
