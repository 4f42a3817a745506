/** The types of a record with a life. All follow from one pair: what can be done to it, and what can have happened. */
import type { Actor, Role } from './role';
import type { Refusal } from './refusal';

/** Where the type of the action or of the event says it all. */
export type NoData = Record<never, never>;

/** What every record carries, whatever it is about. */
export interface RecordState<Status extends string = string> {
  id: string;
  /** Counts the events of the log; guards every write but those of facts. */
  version: number;
  status: Status;
  updatedAt: Date;
  /** How often each fact was added, by its action; absent until the first one. */
  counts?: Readonly<Record<string, number>>;
}

/** The types of one kind of record, named once and handed to `defineRecord`. */
export interface RecordTypes {
  state: RecordState;
  /** How an actor may be related to a record. */
  relation: string;
  /** Action → what the command carries (`ActionData`). */
  actions: object;
  /** Event type → what the log keeps (`EventData`). */
  events: object;
  /** The event that opens a record. */
  opening: string;
  /** The events of facts: they commute, change no status and stand beside the log. */
  facts?: string;
  /** What deciding needs to know beyond the record, such as the rules in force. */
  context?: unknown;
}

export type StatusOf<T extends RecordTypes> = T['state']['status'];
export type ActionName<T extends RecordTypes> = keyof T['actions'] & string;
export type EventType<T extends RecordTypes> = keyof T['events'] & string;
/** `void` where none is needed, so that it can be left out. */
export type ContextOf<T extends RecordTypes> = T extends { context: infer Context } ? Context : void;

/** One event of a type, as it is decided. The store adds its place in the log. */
export interface EventOf<Data, Type extends keyof Data> {
  type: Type;
  at: Date;
  by: Actor;
  data: Data[Type];
}
/** Any event of these data. */
export type EventIn<Data> = { [Type in keyof Data & string]: EventOf<Data, Type> }[keyof Data & string];
/** Any command of these data. */
export type CommandIn<Data> = {
  [Name in keyof Data & string]: { name: Name; data: Data[Name] };
}[keyof Data & string];

export type RecordEvent<T extends RecordTypes> = EventIn<T['events']>;
export type RecordCommand<T extends RecordTypes> = CommandIn<T['actions']>;
export type Opening<T extends RecordTypes> = EventOf<T['events'], T['opening'] & EventType<T>>;
export type Decision<T extends RecordTypes> = { ok: true; event: RecordEvent<T> } | Refusal;

/** One row of a life: what an action needs and where it leads. */
export interface Transition<Status extends string = string, Relation extends string = string> {
  from: readonly Status[];
  /** Where it may lead; `same` leaves the status as it is. */
  to: readonly (Status | 'same')[];
  /** Statuses in which it never leads anywhere else, as when only a co-unit can still do it. */
  staysIn?: readonly Status[];
  /** From that status it never leads to these, as the details rule out. */
  never?: Partial<Record<Status, readonly Status[]>>;
  /** Who may do it, and how they must be related to the record. */
  by: Partial<Record<Role | 'system', Relation>>;
  /** The requester is told in words when this happens. */
  tellsRequester?: boolean;
  /** Changes nothing that a person decides on: what somebody saw before is not out of date. */
  quiet?: true;
  /** No button leads here; the scheduler alone decides. */
  hidden?: true;
  /** Commutes with everything, changes no status. `again`: once per person, and these words to the second attempt. */
  fact?: { again?: string };
}

/** The events that an action's data fit as they stand. */
type EventFor<T extends RecordTypes, A extends ActionName<T>> = {
  [E in EventType<T>]: T['actions'][A] extends T['events'][E] ? E : never;
}[EventType<T>];

/** `event` keeps the command's data as given; one of `makes` is made by the action's guard. */
type Leads<T extends RecordTypes, A extends ActionName<T>> =
  { event: EventFor<T, A>; makes?: never } | { makes: readonly EventType<T>[]; event?: never };

export type Row<T extends RecordTypes, A extends ActionName<T>> = Transition<StatusOf<T>, T['relation']> &
  Leads<T, A>;
export type Life<T extends RecordTypes> = { [A in ActionName<T>]: Row<T, A> };
/** A row read by code that does not know the record. */
export type AnyRow = Transition & { event?: string; makes?: readonly string[] };

/** All that an action is judged by. */
export interface Situation<T extends RecordTypes, A extends ActionName<T>> {
  record: T['state'];
  actor: Actor;
  data: T['actions'][A];
  now: Date;
  context: ContextOf<T>;
}
type Outcome<T extends RecordTypes> = {
  [E in EventType<T>]: { type: E; data: T['events'][E] };
}[EventType<T>];
/** Undefined: nothing speaks against it, and the row's `event` keeps the data as they are. */
export type Guard<T extends RecordTypes, A extends ActionName<T>> = (
  situation: Situation<T, A>,
) => Outcome<T> | Refusal | undefined;

export type Fold<T extends RecordTypes, E extends EventType<T>> = (
  record: T['state'],
  event: EventOf<T['events'], E>,
) => Partial<T['state']>;
/** A fact only counts; a fold of its own is for those in a log from before facts had a place of their own. */
export type Folds<T extends RecordTypes> = {
  [E in Exclude<EventType<T>, T['opening'] | T['facts']>]: Fold<T, E>;
} & { [E in EventType<T> & T['facts']]?: Fold<T, E> };
