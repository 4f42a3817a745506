/**
 * What was written without a network: kept by kind and person, photos first, sent once when the network returns.
 * The key made on the phone is the Idempotency-Key, so a submission whose answer was lost is not made twice.
 */
import type { KeptPhoto } from '@/device/keptPhoto';
import type { KeyValue } from '@/device/store';
import type { QueuedItem, SendKind } from './sendKind';

/**
 * After a failure. `stop`: nothing can be sent now. `later`: this item may be sent later, the others now.
 * `refused`: trying again is useless.
 */
export type Verdict = 'stop' | 'later' | 'refused';

export interface SendQueueParts {
  storage: KeyValue;
  /** Items of different people must not meet. */
  person: () => string;
  /** Undefined when the phone no longer has the file. */
  sendPhoto: (photo: KeptPhoto) => Promise<string | undefined>;
  /** It has arrived with what it belongs to: the phone need not keep it. */
  dropPhoto: (path: string) => void;
  judge: (error: unknown) => Verdict;
  wordsOf: (error: unknown) => string;
}

/** What became of an item since the program was started: its answer, or what went wrong last. */
export type Outcome = { answer: unknown } | { error: unknown };

/** As the queue handles kinds of any content. */
export type AnyKind = SendKind<never, unknown>;

interface Place {
  kind: AnyKind;
  key: string;
}

/** From this failure on an item goes behind the others: what never gets through must not keep them waiting. */
const PATIENCE = 2;

/** One broken item must not take the others along. */
const isItem = (stored: unknown): stored is QueuedItem<never> => {
  const { key, photos } = (stored ?? {}) as Partial<QueuedItem<never>>;
  return typeof key === 'string' && Array.isArray(photos);
};

export function createSendQueue(parts: SendQueueParts) {
  const listeners = new Set<() => void>();
  const outcomes = new Map<string, Outcome>();
  const failures = new Map<string, number>();
  /** Tried in the flight under way. */
  const tried = new Set<string>();
  const wanted = new Set<AnyKind>();
  let flight: Promise<void> | undefined;

  const placeOf = ({ place }: { place: string }, person: string): string => `${place}:${person}`;
  const read = (place: string): QueuedItem<never>[] => {
    const stored = parts.storage.read(place);
    return Array.isArray(stored) ? stored.filter(isItem) : [];
  };
  const write = (place: string, next: readonly QueuedItem<never>[]): void => {
    parts.storage.write(place, next);
    listeners.forEach((listener) => listener());
  };
  const own = (kind: AnyKind): string => placeOf(kind, parts.person());
  const put = (place: string, item: QueuedItem<never>): void =>
    write(
      place,
      read(place).map((other) => (other.key === item.key ? item : other)),
    );
  const take = (place: string, key: string): void =>
    write(
      place,
      read(place).filter((item) => item.key !== key),
    );
  const renew = (key: string): void => {
    outcomes.delete(key);
    failures.delete(key);
    tried.delete(key);
  };

  /** Read afresh each time: the person may add or remove while one is under way. */
  const next = (): Place | undefined => {
    const rank = (key: string): number => {
      const count = failures.get(key) ?? 0;
      return count < PATIENCE ? 0 : count;
    };
    return [...wanted]
      .flatMap((kind) =>
        read(own(kind))
          .filter(({ key, refused }) => refused === undefined && !tried.has(key))
          .map(({ key }) => ({ kind, key })),
      )
      .sort((a, b) => rank(a.key) - rank(b.key))[0];
  };

  const sendPhotos = async (place: string, item: QueuedItem<never>): Promise<QueuedItem<never>> => {
    let current = item;
    for (const photo of item.photos) {
      if (photo.id || photo.gone) continue;
      const id = await parts.sendPhoto(photo);
      const ended: KeptPhoto = id === undefined ? { ...photo, gone: true } : { ...photo, id };
      current = { ...current, photos: current.photos.map((one) => (one.key === photo.key ? ended : one)) };
      // Written after each photo: an interruption repeats one photo at most.
      put(place, current);
    }
    return current;
  };

  /** False: the rest waits too. */
  const sendOne = async ({ kind, key }: Place): Promise<boolean> => {
    const person = parts.person();
    const place = placeOf(kind, person);
    const find = () => read(place).find((item) => item.key === key);
    const found = find();
    if (!found) return true;
    try {
      const ready = await sendPhotos(place, found);
      // Somebody else has signed in meanwhile: it is not theirs to send.
      if (parts.person() !== person) return false;
      const ids = ready.photos.flatMap(({ id }) => id ?? []);
      outcomes.set(key, { answer: await kind.send(ready, ids) });
      take(place, key);
      for (const { path } of ready.photos) parts.dropPhoto(path);
      return true;
    } catch (error) {
      const verdict = parts.judge(error);
      outcomes.set(key, { error });
      failures.set(key, (failures.get(key) ?? 0) + 1);
      const latest = find();
      if (verdict === 'refused' && latest) put(place, { ...latest, refused: parts.wordsOf(error) });
      return verdict !== 'stop';
    }
  };

  const run = async (): Promise<void> => {
    for (let one = next(); one; one = next()) {
      tried.add(one.key);
      if (!(await sendOne(one))) return;
    }
  };

  return {
    items: <Body>(kind: SendKind<Body, unknown>): QueuedItem<Body>[] =>
      read(own(kind)) as QueuedItem<unknown>[] as QueuedItem<Body>[],
    add<Body>(kind: SendKind<Body, unknown>, item: QueuedItem<Body>): void {
      renew(item.key);
      const others = read(own(kind)).filter((other) => other.key !== item.key);
      write(own(kind), [...others, item as QueuedItem<unknown> as QueuedItem<never>]);
    },
    remove: (kind: AnyKind, key: string): void => take(own(kind), key),
    /** What was refused waits for the network again. */
    retry(kind: AnyKind, key: string): void {
      renew(key);
      write(
        own(kind),
        read(own(kind)).map(({ refused, ...item }) =>
          item.key === key || refused === undefined ? item : { ...item, refused },
        ),
      );
    },
    outcomeOf: (key: string): Outcome | undefined => outcomes.get(key),
    /** Tries everything of these kinds that waits, each item once; what cannot be sent stays. */
    flush(kinds: readonly AnyKind[]): Promise<void> {
      for (const kind of kinds) wanted.add(kind);
      flight ??= run().finally(() => {
        flight = undefined;
        tried.clear();
        wanted.clear();
      });
      return flight;
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
