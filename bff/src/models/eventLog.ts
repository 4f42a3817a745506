/** A log inside a document: each event carries the hash of the one before; state and event are written together. */
import { hash as digest } from 'node:crypto';
import { AppError } from '@jsjb/shared/errors';
import type { Actor } from '@jsjb/shared/people/role';
import type { Model, Types } from 'mongoose';
import type { OutboxMarker } from '../platform/outbox';
import type { OutboxMark } from '../platform/outbox/mark';

interface Happened {
  type: string;
  at: Date;
  by: Actor;
  data: object;
}

export type Chained<E extends Happened> = E & {
  seq: number;
  previous: string;
  hash: string;
  /** The caller's idempotency key, so that a repeated action is recognised. */
  key?: string;
};

/** Chains an event to the one before: an event changed, dropped or moved breaks the chain. */
export function chained<E extends Happened>(
  event: E,
  seq: number,
  previous: string,
  key?: string,
): Chained<E> {
  const written = JSON.stringify([seq, previous, event.type, event.at.toISOString(), event.by, event.data]);
  const hash = digest('sha256', written, 'base64url');
  return { ...event, seq, previous, hash, ...(key ? { key } : {}) };
}

/** Whether this step stands in the log already, sent with the same key. Throws when the key was used for another one. */
export function isLogged<E extends Happened>(
  events: readonly Chained<E>[],
  step: { types: readonly string[]; key: string | undefined; personId: string },
): boolean {
  const { types, key, personId } = step;
  const same = key && events.find((event) => event.key === key && event.by.personId === personId);
  if (!same) return false;
  if (!types.includes(same.type)) throw new AppError('IDEMPOTENCY_MISMATCH');
  return true;
}

export interface Changes {
  $set: Record<string, unknown>;
  $unset: Record<string, ''>;
}

/** Fields that differ, split into what to set and what to remove. */
export function changes(before: object, after: object): Changes {
  const [was, is] = [before, after] as Record<string, unknown>[];
  const found: Changes = { $set: {}, $unset: {} };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (was?.[key] === is?.[key]) continue;
    if (is?.[key] === undefined) found.$unset[key] = '';
    else found.$set[key] = is[key];
  }
  return found;
}

/** The database refuses an empty `$unset`. */
export const updateOf = ({ $set, $unset }: Changes): Partial<Changes> => ({
  $set,
  ...(Object.keys($unset).length > 0 ? { $unset } : {}),
});

interface LoggedDoc<E extends Happened> {
  _id: Types.ObjectId;
  version: number;
  events: Chained<E>[];
  outbox: OutboxMark;
}

/**
 * One update guarded by the version: what `after` changes in `before`, the event with the outbox's mark, and fields of
 * the store's own. Throws CONFLICT when somebody was faster.
 */
export async function appendEvent<E extends Happened, D extends LoggedDoc<E>, S extends { version: number }>(
  model: Model<D>,
  doc: D,
  move: { before: S; after: S; event: E; own: Partial<D>; key?: string | undefined },
  outbox: OutboxMarker,
): Promise<D> {
  const { before, after, event, own, key } = move;
  // A record kind is called by its collection.
  const { collectionName: record } = model.collection;
  const entry = chained(event, after.version, doc.events.at(-1)?.hash ?? '', key);
  const { $set, $unset } = changes(before, after);
  const { set, mark } = outbox.markAppended(record, doc.outbox, [entry]);
  const result = await model.collection.updateOne(
    { _id: doc._id, version: doc.version } as never,
    // The driver's types know only its own document type here.
    { ...updateOf({ $set: { ...$set, ...own, ...set }, $unset }), $push: { events: entry } } as never,
  );
  if (result.matchedCount === 0)
    throw new AppError('CONFLICT', { userMessage: '刚刚被别人更新了，请刷新后再试。' });
  if (mark.due) outbox.nudge(record);
  const kept = Object.fromEntries(Object.entries(doc).filter(([name]) => !(name in $unset)));
  return { ...kept, ...$set, ...own, events: [...doc.events, entry], outbox: mark } as unknown as D;
}
