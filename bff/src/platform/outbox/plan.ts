/** What is to be delivered of one document now: new events, and earlier deliveries whose next attempt is due. Pure. */
import type { Failure, OutboxDoc, OutboxEvent } from './mark';
import { isEach, wantsType, type Registry, type Subscription } from './subscription';

/** Stands for all subscriptions: for a log, or an event of it, that cannot be read. */
export const UNREADABLE = '*';
/** Of a very long log one pass delivers so many; the document stays due. */
const MOST_EVENTS = 200;

export interface Delivery<Deps> {
  subscription: string;
  seq: number;
  from?: number;
  /** Earlier failures. */
  attempts: number;
  firstAt?: Date;
  run(doc: OutboxDoc, deps: Deps): Promise<unknown>;
}

export interface Plan<Deps> {
  /** Up to where events have been handed over afterwards; undefined when the log cannot be read. */
  seq: number | undefined;
  /** There are more new events than one pass takes. */
  more: boolean;
  /** In the order of the log, then of registration. */
  deliveries: Delivery<Deps>[];
  /** Failures whose time has not come. */
  waiting: Failure[];
}

export const keyOf = ({ seq, subscription }: Pick<Failure, 'seq' | 'subscription'>): string =>
  `${seq}.${subscription}`;

const failing = (reason: string) => (): Promise<never> => Promise.reject(new Error(reason));

type Row = { seq: number; event?: OutboxEvent };

/** The log by sequence; a row that cannot be read keeps its place. */
function rowsOf(events: unknown): Row[] {
  if (!Array.isArray(events)) throw new Error('the log cannot be read');
  return events.map((event: Partial<OutboxEvent> | null, at) =>
    typeof event?.seq === 'number' && typeof event.type === 'string'
      ? { seq: event.seq, event: event as OutboxEvent }
      : { seq: at + 1 },
  );
}

const failuresOf = (doc: OutboxDoc): Failure[] =>
  Array.isArray(doc.outbox?.failing) ? doc.outbox.failing : [];

const again = ({ attempts, firstAt }: Failure) => ({ attempts, firstAt });

function deliveryOf<Deps>(
  subscription: Subscription<Deps>,
  event: OutboxEvent,
  before: { attempts: number; firstAt?: Date } = { attempts: 0 },
): Delivery<Deps>[] {
  if (!isEach(subscription)) return [];
  const run = (doc: OutboxDoc, deps: Deps) => subscription.handle(event, doc, deps);
  return [{ subscription: subscription.name, seq: event.seq, ...before, run }];
}

/** One new event, or one that could not be read before, for everybody who wants it. */
function ofRow<Deps>(
  { seq, event }: Row,
  subscriptions: readonly Subscription<Deps>[],
  before?: Failure,
): Delivery<Deps>[] {
  const earlier = before ? again(before) : { attempts: 0 };
  if (!event)
    return [{ subscription: UNREADABLE, seq, ...earlier, run: failing(`event ${seq} cannot be read`) }];
  return subscriptions.filter((one) => wantsType(one, event.type)).flatMap((one) => deliveryOf(one, event));
}

/** One delivery that failed before. */
function ofFailure<Deps>(
  failure: Failure,
  rows: readonly Row[],
  subscriptions: readonly Subscription<Deps>[],
): Delivery<Deps>[] {
  const { seq, subscription } = failure;
  const row = rows.find((one) => one.seq === seq);
  // The log as a whole can be read again: there is nothing to hand over but its new events.
  if (subscription === UNREADABLE) return seq > 0 ? ofRow(row ?? { seq }, subscriptions, failure) : [];
  const known = subscriptions.find(({ name }) => name === subscription);
  const impossible = (reason: string) => [{ subscription, seq, ...again(failure), run: failing(reason) }];
  if (!known) return impossible(`there is no subscription ${subscription}`);
  if (!row?.event) return impossible(`event ${seq} cannot be read`);
  return deliveryOf(known, row.event, again(failure));
}

/** A subscription to the whole document has one delivery at most: new events join the one that failed. */
function together<Deps>(
  subscription: Subscription<Deps>,
  rows: readonly Row[],
  fresh: readonly Row[],
  failures: readonly Failure[],
  now: Date,
): { deliveries: Delivery<Deps>[]; waiting: Failure[] } {
  if (isEach(subscription)) return { deliveries: [], waiting: [] };
  const { name } = subscription;
  const earlier = failures.filter((one) => one.subscription === name);
  const inEarlier = ({ seq }: Row) => earlier.some((one) => seq >= (one.from ?? one.seq) && seq <= one.seq);
  const events = rows
    .filter((row) => fresh.includes(row) || inEarlier(row))
    .flatMap(({ event }) => (event && wantsType(subscription, event.type) ? [event] : []));
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return { deliveries: [], waiting: [] };
  const span = { subscription: name, seq: last.seq, from: first.seq };
  const oldest = earlier[0];
  if (oldest && earlier.every(({ nextAt }) => nextAt > now))
    return { deliveries: [], waiting: [{ ...oldest, ...span, key: keyOf(span) }] };
  const run = (doc: OutboxDoc, deps: Deps) => subscription.handleNew(events, doc, deps);
  return { deliveries: [{ ...span, ...(oldest ? again(oldest) : { attempts: 0 }), run }], waiting: [] };
}

function planReadable<Deps>(doc: OutboxDoc, subscriptions: readonly Subscription<Deps>[], now: Date) {
  const rows = rowsOf(doc.events);
  const done: unknown = doc.outbox?.seq;
  if (typeof done !== 'number') throw new Error('the mark of the outbox cannot be read');
  const all = rows.filter(({ seq }) => seq > done);
  const fresh = all.slice(0, MOST_EVENTS);
  const failures = failuresOf(doc);
  const whole = subscriptions.filter((one) => !isEach(one));
  const single = failures.filter(({ subscription }) => !whole.some(({ name }) => name === subscription));
  const due = single.filter(({ nextAt }) => nextAt <= now);
  const each = [
    ...due.flatMap((failure) => ofFailure(failure, rows, subscriptions)),
    ...fresh.flatMap((row) => ofRow(row, subscriptions)),
  ].toSorted((a, b) => a.seq - b.seq);
  const wholes = whole.map((one) => together(one, rows, fresh, failures, now));
  return {
    seq: fresh.at(-1)?.seq ?? done,
    more: all.length > fresh.length,
    deliveries: [...each, ...wholes.flatMap(({ deliveries }) => deliveries)],
    waiting: [...single.filter(({ nextAt }) => nextAt > now), ...wholes.flatMap(({ waiting }) => waiting)],
  };
}

/** A document whose log cannot be read fails as a whole, and with it what was to be tried again, by the same rules. */
function planUnreadable<Deps>(doc: OutboxDoc, error: unknown, now: Date): Plan<Deps> {
  const run = () => Promise.reject(error);
  const failures = failuresOf(doc);
  const due = failures.filter(({ nextAt }) => nextAt <= now);
  const deliveries = due.map((failure): Delivery<Deps> => {
    const { subscription, seq, from } = failure;
    return { subscription, seq, ...(from === undefined ? {} : { from }), ...again(failure), run };
  });
  if (!failures.some(({ seq, subscription }) => seq === 0 && subscription === UNREADABLE))
    deliveries.push({ subscription: UNREADABLE, seq: 0, attempts: 0, run });
  return { seq: undefined, more: false, deliveries, waiting: failures.filter(({ nextAt }) => nextAt > now) };
}

export function planOf<Deps>(
  doc: OutboxDoc,
  record: string,
  registry: Registry<Deps>,
  now: Date,
): Plan<Deps> {
  try {
    return planReadable(doc, registry.of(record), now);
  } catch (error) {
    return planUnreadable(doc, error, now);
  }
}
