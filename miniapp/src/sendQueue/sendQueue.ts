/**
 * What was written without a network: kept in order, photos first, sent once when the network returns.
 * The key made on the phone is the Idempotency-Key, so a submission whose answer was lost is not made twice.
 */
import type { KeptPhoto } from '@/device/keptPhoto';
import type { KeyValue } from '@/device/store';

export interface QueuedItem<Body> {
  key: string;
  body: Body;
  photos: KeptPhoto[];
  createdAt: number;
  /** What the server found wrong; such an item waits for the person, not for the network. */
  refused?: string;
}

export interface SendQueueParts<Body, Answer> {
  storage: KeyValue;
  /** The place in storage; items of different people must not meet. */
  place: () => string;
  /** Undefined when the phone no longer has the file. */
  sendPhoto: (photo: KeptPhoto) => Promise<string | undefined>;
  send: (item: QueuedItem<Body>, photoIds: string[]) => Promise<Answer>;
  /** False when trying again later is useless. */
  isTransient: (error: unknown) => boolean;
  wordsOf: (error: unknown) => string;
}

export interface SendQueue<Body, Answer> {
  items: () => QueuedItem<Body>[];
  add: (item: QueuedItem<Body>) => void;
  remove: (key: string) => void;
  /** Sends what waits, in order, and answers what was sent by key. Stops at the first lost connection. */
  flush: () => Promise<Map<string, Answer>>;
  subscribe: (listener: () => void) => () => void;
}

export function createSendQueue<Body, Answer>(parts: SendQueueParts<Body, Answer>): SendQueue<Body, Answer> {
  const listeners = new Set<() => void>();
  let flight: Promise<Map<string, Answer>> | undefined;
  const sent = new Map<string, Answer>();

  const items = (): QueuedItem<Body>[] => {
    const stored = parts.storage.read(parts.place());
    return Array.isArray(stored) ? (stored as QueuedItem<Body>[]) : [];
  };
  const write = (next: QueuedItem<Body>[]): void => {
    parts.storage.write(parts.place(), next);
    listeners.forEach((listener) => listener());
  };
  const put = (item: QueuedItem<Body>): void =>
    write(items().map((other) => (other.key === item.key ? item : other)));
  const remove = (key: string): void => write(items().filter((item) => item.key !== key));

  const sendPhotos = async (item: QueuedItem<Body>): Promise<QueuedItem<Body>> => {
    let current = item;
    for (const photo of item.photos) {
      if (photo.id || photo.gone) continue;
      const id = await parts.sendPhoto(photo);
      const ended: KeptPhoto = id === undefined ? { ...photo, gone: true } : { ...photo, id };
      current = {
        ...current,
        photos: current.photos.map((one) => (one.key === photo.key ? ended : one)),
      };
      // Written after each photo: an interruption repeats one photo at most.
      put(current);
    }
    return current;
  };

  /** False: no network, so the rest waits too. */
  const sendOne = async (item: QueuedItem<Body>): Promise<boolean> => {
    try {
      const ready = await sendPhotos(item);
      const answer = await parts.send(
        ready,
        ready.photos.flatMap((photo) => photo.id ?? []),
      );
      sent.set(item.key, answer);
      remove(item.key);
      return true;
    } catch (error) {
      if (parts.isTransient(error)) return false;
      const latest = items().find((other) => other.key === item.key);
      if (latest) put({ ...latest, refused: parts.wordsOf(error) });
      return true;
    }
  };

  const run = async (): Promise<Map<string, Answer>> => {
    for (;;) {
      // Read afresh each time: the person may add or remove while one is under way.
      const next = items().find((item) => item.refused === undefined);
      if (!next || !(await sendOne(next))) return sent;
    }
  };

  return {
    items,
    remove,
    add: (item) => write([...items().filter((other) => other.key !== item.key), item]),
    flush: () => {
      flight ??= run().finally(() => {
        flight = undefined;
      });
      return flight;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
