/** A log whose events each carry the hash of the one before: changed, dropped or moved, an event breaks the chain. */
import { hash as digest } from 'node:crypto';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Upcaster } from '@jsjb/shared/kit/upcaster';
import type { Actor } from '@jsjb/shared/kit/role';

export interface Happened {
  type: string;
  at: Date;
  by: Actor;
  data: unknown;
}

/** What was stored where an older release named it otherwise; a symbol, so that it never reaches a reader or the store. */
const storedWords = Symbol('stored words');

export type Logged<E extends Happened = Happened> = E & {
  seq: number;
  previous: string;
  hash: string;
  /** The caller's idempotency key, so that a repeated action is recognised. */
  key?: string;
  [storedWords]?: Pick<Happened, 'type' | 'data'>;
};

export const sha256 = (...parts: unknown[]): string => digest('sha256', JSON.stringify(parts), 'base64url');

const hashOf = (seq: number, previous: string, { type, at, by, data }: Happened): string =>
  sha256(seq, previous, type, at.toISOString(), by, data);

/** Chains an event to the one before. */
export const chained = <E extends Happened>(
  event: E,
  seq: number,
  previous: string,
  key?: string,
): Logged<E> => ({ ...event, seq, previous, hash: hashOf(seq, previous, event), ...(key ? { key } : {}) });

/** Under today's words; the stored ones stay at hand for the hash. */
export function upcastLogged<E extends Happened>(event: E, upcast: Upcaster): E {
  const today = upcast(event as E & { data: object });
  if (today === event) return event;
  const { type, data } = event;
  return { ...today, [storedWords]: { type, data } };
}

/** An event as it was stored, whatever it is called today. */
export const asStored = <E extends Happened>(event: E): E => ({
  ...event,
  ...(event as Partial<Logged>)[storedWords],
});

/** The index of the first event that does not fit the one before it; undefined for a log nobody has touched. */
export function firstBreak(events: readonly Logged[]): number | undefined {
  const index = events.findIndex((event, i) => {
    const previous = events[i - 1]?.hash ?? '';
    return (
      event.seq !== i + 1 ||
      event.previous !== previous ||
      event.hash !== hashOf(i + 1, previous, asStored(event))
    );
  });
  return index < 0 ? undefined : index;
}

/** Whether this step stands in the log already, sent with the same key. Throws when the key was used for another one. */
export function isLogged(
  events: readonly Logged[],
  { types, key, personId }: { types: readonly string[]; key: string | undefined; personId: string },
): boolean {
  const same = key && events.find((event) => event.key === key && event.by.personId === personId);
  if (!same) return false;
  if (!types.includes(same.type)) throw new AppError('IDEMPOTENCY_MISMATCH');
  return true;
}

/** A fact is chained to nothing; its identifier carries the record's. */
export const factHash = (
  id: string,
  fact: Happened & { [storedWords]?: Pick<Happened, 'type' | 'data'> },
): string => {
  const { type, at, by, data } = { ...fact, ...fact[storedWords] };
  return sha256(id, type, at.toISOString(), by, data);
};
