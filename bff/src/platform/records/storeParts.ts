/** What the parts of a record's store share. */
import type { RecordKind } from '@jsjb/shared/kit/definition';
import type { ContextOf, RecordEvent, RecordTypes } from '@jsjb/shared/kit/terms';
import type { Upcaster } from '@jsjb/shared/kit/upcaster';
import type { Actor } from '@jsjb/shared/people/role';
import type { Model } from 'mongoose';
import type { Happened } from './eventLog';
import type { FactDoc, RecordDoc, RecordId } from './recordDoc';

/** What the outbox wants set on a document so that it hears of its events. */
export interface Marks {
  onCreate(events: readonly Happened[]): object;
  onAppend(events: readonly Happened[]): object;
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
  beside: Record<keyof Side & string, true>;
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
  /** What whoever lost a race is told. */
  conflict?: string;
}

export interface StoreParts<T extends RecordTypes, Side extends object> extends RecordStoreOptions<T, Side> {
  /** The pure record inside a stored document. */
  stateOf(doc: RecordDoc<T, Side>): T['state'];
  /** As it is stored now. Throws NOT_FOUND when it is gone. */
  reread(id: RecordId): Promise<RecordDoc<T, Side>>;
}
