/** What is said of a record once, in `defineRecord`, and what everybody can ask of it afterwards. Types only. */
import type { Actor } from './role';
import type { Refusal } from './refusal';
import type {
  ActionName,
  AnyRow,
  ContextOf,
  Decision,
  Folds,
  Guard,
  Life,
  Opening,
  RecordCommand,
  RecordEvent,
  RecordTypes,
  StatusOf,
} from './terms';

/** A sentence, or how it is found for the case. */
export type Words<T extends RecordTypes> =
  string | ((record: T['state'], action: ActionName<T>, actor: Actor) => string);

export interface RecordDefinition<T extends RecordTypes> {
  name: string;
  statuses: readonly StatusOf<T>[];
  start: StatusOf<T>;
  /** In these nobody waits for anything any more. */
  ends: readonly StatusOf<T>[];
  life: Life<T>;
  relations: Record<T['relation'], (record: T['state'], actor: Actor) => boolean>;
  /** Why not: the role or the relation does not fit; the status does not fit. */
  words: { forbidden: Words<T>; illegal: Words<T> };
  /** Why this person may not judge this matter, as they have a part in it; undefined when they may. */
  conflictOfInterest?: (record: T['state'], action: ActionName<T>, actor: Actor) => string | undefined;
  /** What the table cannot say and needs no data: a button is shown only where its condition does not refuse. */
  conditions?: { [A in ActionName<T>]?: (record: T['state'], actor: Actor) => Refusal | undefined };
  /** What depends on the data, the clock or the context; makes the event where it is not the data as given. */
  guards?: { [A in ActionName<T>]?: Guard<T, A> };
  /** The context that holds for this record, such as the rules it was opened under. */
  contextFor?: (context: ContextOf<T>, record: T['state']) => ContextOf<T>;
  opening: T['opening'];
  /** A record as its first event makes it; id, version, status and updatedAt come by themselves. */
  open: (event: Opening<T>) => Omit<T['state'], 'id' | 'version' | 'status' | 'updatedAt' | 'counts'>;
  folds: Folds<T>;
}

export interface RecordKind<T extends RecordTypes> {
  readonly definition: RecordDefinition<T>;
  readonly name: string;
  readonly actions: readonly ActionName<T>[];
  /** For the diagram. */
  readonly arrows: readonly { action: ActionName<T>; from: StatusOf<T>; to: StatusOf<T> }[];
  rowOf(action: ActionName<T>): AnyRow;
  /** What the action may leave in the log. */
  eventsOf(action: ActionName<T>): readonly string[];
  /** The action whose fact this event is; undefined for an event of the log. */
  factOf(type: string): ActionName<T> | undefined;
  /** An event that does not make what somebody saw out of date. */
  isQuiet(type: string): boolean;
  /** Throws with every fault found; called at start-up. */
  prove(): void;
  /** Role and relation fit, whatever the status and the details: asked before anything is looked up. */
  relatesTo(record: T['state'], action: ActionName<T>, actor: Actor): boolean;
  decide(
    record: T['state'],
    command: RecordCommand<T>,
    actor: Actor,
    now: Date,
    context: ContextOf<T>,
  ): Decision<T>;
  /** What this actor may do now: exactly the buttons the phone shows. `added`: the facts they have added before. */
  abilities(record: T['state'], actor: Actor, added?: readonly string[]): ActionName<T>[];
  open(id: string, event: Opening<T>): T['state'];
  /** The record after one more event of its log. */
  evolve(record: T['state'], event: RecordEvent<T>): T['state'];
  /** The record with one more fact; in whatever order facts come, they make the same record. */
  count(record: T['state'], fact: RecordEvent<T>): T['state'];
  /** Rebuilds a record from its whole log and its facts. */
  replay(id: string, events: readonly RecordEvent<T>[], facts?: readonly RecordEvent<T>[]): T['state'];
}
