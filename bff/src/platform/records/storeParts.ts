/** What the parts of a record's store share. */
import type { RecordKind } from '@jsjb/shared/kit/definition';
import type { ContextOf, RecordEvent, RecordTypes } from '@jsjb/shared/kit/terms';
import type { Upcaster } from '@jsjb/shared/kit/upcaster';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Model } from 'mongoose';
import type { Happened, Logged } from './eventLog';
import type { FactDoc, RecordDoc, RecordId } from './recordDoc';
import type { Beside } from './stateReader';

/** What is set with every event, whatever it was before: the outbox's mark, a mark that something must follow. */
export interface Marks {
  /** Fields of a new document. */
  onCreate(events: readonly Logged[]): object;
  /** `set`: for the update that appends, parts of a field by their path; `after`: the fields as they are then. */
  onAppend(events: readonly Logged[], stored: object): { set: object; after: object };
  /** It is on disk. */
  onStored?(after: object): void;
}

/** Who acts, when, and what they had seen. */
export interface Act<T extends RecordTypes> {
  actor: Actor;
  now: Date;
  /** The version the actor saw; undefined for what may be done at any time. */
  version?: number | undefined;
  /** The caller's idempotency key. */
  key?: string | undefined;
  context: ContextOf<T>;
}

export interface RecordStoreOptions<T extends RecordTypes, Side extends object> {
  record: RecordKind<T>;
  model: Model<RecordDoc<T, Side>>;
  /** Where its facts are kept; for records that have some. */
  facts?: Model<FactDoc>;
  upcaster?: Upcaster;
  /** Every field beside the state, the marks' too: it is no part of the record itself. */
  beside: Beside<Side>;
  /** Fields of the feature that follow from the state; only what differs is written. */
  own?: (
    after: T['state'],
    step: {
      events: readonly RecordEvent<T>[];
      context: ContextOf<T>;
      /** As it was stored before; undefined for a new one. */
      stored: RecordDoc<T, Side> | undefined;
    },
  ) => Partial<Side>;
  marks?: Marks;
  /** Fields of a new fact, as for the outbox. */
  markFact?: (fact: Happened) => object;
  /** These are on disk. */
  onFactsStored?: (facts: readonly object[]) => void;
  /** What whoever lost a race is told. */
  conflict?: string;
}

export interface StoreParts<T extends RecordTypes, Side extends object> extends RecordStoreOptions<T, Side> {
  /** The pure record inside a stored document. */
  stateOf(doc: RecordDoc<T, Side>): T['state'];
  /** As it is stored now. Throws NOT_FOUND when it is gone. */
  reread(id: RecordId): Promise<RecordDoc<T, Side>>;
}
