/** A subscription says itself which events it wants; the registry derives from all of them what must be delivered. */
import type { OutboxDoc, OutboxEvent } from './mark';

interface Named {
  /** Unique; it stands in the documents while a delivery fails, so it is not changed lightly. */
  name: string;
  /** The record kind whose events it wants. */
  record: string;
  on: readonly string[] | 'all';
}

/** Called once for each event. May be called again for the same one: it must be harmless to repeat. */
interface Each<Deps> extends Named {
  handle(event: OutboxEvent, doc: OutboxDoc, deps: Deps): Promise<unknown>;
}

/** Called once for all new events of a document: for what is worked out from the whole document. */
interface Together<Deps> extends Named {
  handleNew(events: readonly OutboxEvent[], doc: OutboxDoc, deps: Deps): Promise<unknown>;
}

export type Subscription<Deps> = Each<Deps> | Together<Deps>;

export const isEach = <Deps>(subscription: Subscription<Deps>): subscription is Each<Deps> =>
  'handle' in subscription;

type EventOf<D extends OutboxDoc> = D['events'][number];
type Wanted<D extends OutboxDoc, T> = Extract<EventOf<D>, { type: T }>;

interface EachOf<D extends OutboxDoc, Deps, T extends EventOf<D>['type']> {
  name: string;
  on: readonly T[] | 'all';
  handle(event: Wanted<D, T>, doc: D, deps: Deps): Promise<unknown>;
}

interface TogetherOf<D extends OutboxDoc, Deps, T extends EventOf<D>['type']> {
  name: string;
  on: readonly T[] | 'all';
  handleNew(events: readonly Wanted<D, T>[], doc: D, deps: Deps): Promise<unknown>;
}

/**
 * `subscribeTo<TicketDoc, Deps>('tickets')({ name: 'followParent', on: ['ticket.answered'], handle(event, doc, deps) {…} })`;
 * `event` has the types named in `on`.
 */
export const subscribeTo =
  <D extends OutboxDoc, Deps>(record: string) =>
  <const T extends EventOf<D>['type']>(
    subscription: EachOf<D, Deps, T> | TogetherOf<D, Deps, T>,
  ): Subscription<Deps> =>
    // The outbox hands each subscription events of its own record and types only.
    ({ ...subscription, record }) as unknown as Subscription<Deps>;

export interface Registry<Deps> {
  /** In the order in which they were registered, which is the order of their calls. */
  of(record: string): readonly Subscription<Deps>[];
  named(record: string, name: string): Subscription<Deps> | undefined;
  /** Whether anybody wants events of this type. */
  wants(record: string, type: string): boolean;
}

const NAME = /^[A-Za-z][\w-]{0,39}$/;

export const wantsType = ({ on }: Pick<Named, 'on'>, type: string): boolean =>
  on === 'all' || on.includes(type);

/** Throws for what a programmer must mend: a name used twice, a subscription that wants nothing. */
export function createRegistry<Deps>(subscriptions: readonly Subscription<Deps>[]): Registry<Deps> {
  const byRecord = new Map<string, Subscription<Deps>[]>();
  const names = new Set<string>();
  for (const subscription of subscriptions) {
    const { name, record, on } = subscription;
    if (!NAME.test(name)) throw new Error(`A subscription cannot be named ${name}.`);
    if (names.has(name)) throw new Error(`Two subscriptions are named ${name}.`);
    if (on !== 'all' && on.length === 0) throw new Error(`The subscription ${name} wants no event.`);
    names.add(name);
    byRecord.set(record, [...(byRecord.get(record) ?? []), subscription]);
  }
  const of = (record: string) => byRecord.get(record) ?? [];
  return {
    of,
    named: (record, name) => of(record).find((one) => one.name === name),
    wants: (record, type) => of(record).some((one) => wantsType(one, type)),
  };
}
