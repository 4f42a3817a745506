/** What the dispatcher is offered before choosing: category, unit, limit, each with its reasons; rulings to cite. */
import { dispatchModes, limits } from '../ticket/ticket';
import { endpoint } from '../kit/endpoint';
import {
  choice,
  count,
  cursor,
  flag,
  instant,
  objectId,
  pageOf,
  pageSize,
  slug,
  text,
  z,
} from '../kit/schema';
import { unitName } from '../ticket/view';

const share = z.number().check(z.gte(0), z.lte(1));
const reasons = z.array(z.string());

/** A matter that was handled before and reads like this one. */
const precedentTicket = z.object({
  id: z.string(),
  number: z.string(),
  excerpt: z.string(),
  category: z.string(),
  categoryName: z.string(),
  unit: z.optional(unitName),
  /** Likeness of the words, 0 to 1. */
  likeness: share,
});

export const rulingView = z.object({
  id: z.string(),
  at: instant,
  /** `YYYY-MM`: how the ruling is cited. */
  month: z.string(),
  ticketId: z.string(),
  ticketNumber: z.string(),
  /** The beginning of the matter that was disputed. */
  matter: z.string(),
  category: z.optional(z.string()),
  categoryName: z.optional(z.string()),
  agenda: z.string(),
  attendees: z.array(unitName),
  /** What was decided. */
  text: z.string(),
  lead: unitName,
  co: z.array(unitName),
  /** Other tickets of the kind are dispatched the same way. */
  precedent: flag,
});

const dispatchAdvice = z.object({
  categories: z.array(z.object({ code: z.string(), name: z.string(), p: share, reasons })),
  units: z.array(z.object({ unit: unitName, p: share, reasons })),
  /** Who should help; with a co-unit the proposal is 双派. */
  co: z.array(z.object({ unit: unitName, reasons })),
  mode: choice(dispatchModes),
  limit: choice(limits),
  limitReason: z.string(),
  similar: z.array(precedentTicket),
  rulings: z.array(rulingView),
  /** Confirmed dispatches behind the learned part; 0 while only the catalogue speaks. */
  learnedFrom: count,
});

export const dispatchEndpoints = {
  adviseDispatch: endpoint({
    method: 'GET',
    path: '/api/tickets/:id/advice',
    tag: '派单',
    summary: '派单建议：分类、承办单位、时限及其理由；由人确认',
    params: z.strictObject({ id: objectId }),
    response: dispatchAdvice,
    status: 200,
    ability: 'ticket.advise',
    rate: 'read',
    idempotency: 'none',
  }),
  listRulings: endpoint({
    method: 'GET',
    path: '/api/rulings',
    tag: '派单',
    summary: '联席会议裁定（派单先例），可按文字、分类、单位查找',
    query: z.strictObject({
      text: z.optional(text(100)),
      category: z.optional(slug),
      unit: z.optional(slug),
      cursor,
      limit: pageSize(),
    }),
    response: pageOf(rulingView),
    status: 200,
    ability: 'ruling.list',
    rate: 'read',
    idempotency: 'none',
  }),
};

export type RulingView = z.output<typeof rulingView>;
export type DispatchAdviceView = z.output<typeof dispatchAdvice>;

declare module '../kit/endpoint' {
  interface Abilities {
    'ticket.advise': true;
    'ruling.list': true;
  }
}
