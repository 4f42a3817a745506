/** The outbox: what must follow an event, follows, at least once, however many processes share the work. See README.md. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from '../log';
import {
  deadLetterIds,
  discardDeadLetter,
  listDeadLetters,
  replayDeadLetter,
  type DeadLetterList,
  type Replayed,
} from './deadLetters';
import type { DeadLetterDoc, DeadLetterModel } from './deadLetterModel';
import { measureLag, type OutboxLag } from './lag';
import { startLoop, type Loop } from './loop';
import { markAppended, markNew, type Appended, type OutboxMark } from './mark';
import { defaultSettings, type OutboxSettings } from './settings';
import { createRegistry, type Subscription } from './subscription';
import { createWorker, type OutboxRecord } from './worker';

export interface OutboxParts<Deps> {
  /** By the name that subscriptions call them. */
  records: Readonly<Record<string, OutboxRecord>>;
  subscriptions: readonly Subscription<Deps>[];
  deadLetters: DeadLetterModel;
  /** What handlers are given. */
  deps(): Deps;
  now: () => Date;
  log: Pick<Logger, 'warn' | 'error'>;
  random?: () => number;
  settings?: Partial<OutboxSettings>;
}

interface Written {
  seq: number;
  type: string;
}

export interface Outbox {
  /** The mark of a document about to be inserted with these events, due now. */
  markNew(record: string, events: readonly Written[], at?: Date): OutboxMark;
  /** What the update that appends these events sets. */
  markAppended(
    record: string,
    before: OutboxMark | undefined,
    events: readonly Written[],
    at?: Date,
  ): Appended;
  /** Something was appended in this process: it is looked for at once. */
  nudge(record?: string): void;
  /** Delivers until nothing is due; how many documents that took. */
  pass(): Promise<number>;
  /** Delivers until stopped; stopping waits for what is in flight. */
  start(): { stop(): Promise<void> };
  lag(): Promise<OutboxLag>;
  deadLetters: {
    list(of?: { subscription?: string | undefined; limit?: number }): Promise<DeadLetterList>;
    replay(id: string): Promise<Replayed>;
    /** Of one subscription, or all. */
    replayAll(subscription?: string): Promise<Record<Replayed, number>>;
    discard(id: string): Promise<DeadLetterDoc | null>;
  };
}

/** What a writer of documents needs of the outbox. */
export type OutboxMarker = Pick<Outbox, 'markNew' | 'markAppended' | 'nudge'>;

export function createOutbox<Deps>(parts: OutboxParts<Deps>): Outbox {
  const { records, deadLetters: letters, now, log, deps, random = Math.random } = parts;
  const settings = { ...defaultSettings, ...parts.settings };
  if (settings.handlerMs * 2 > settings.leaseMs)
    throw new Error('A handler must end within half of a lease.');
  const registry = createRegistry(parts.subscriptions);
  for (const { record, name } of parts.subscriptions)
    if (!records[record]) throw new Error(`${name} subscribes to ${record}, which is no record.`);
  const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const context = { worker, settings, registry, letters, log, deps, now, random };
  const workerOf = (record: string) => createWorker(record, records[record] as OutboxRecord, context);
  const names = Object.keys(records);
  const loops = new Map<string, Loop>();
  const nudge = (record?: string): void => {
    if (record !== undefined) loops.get(record)?.nudge();
    else for (const loop of loops.values()) loop.nudge();
  };

  async function replay(id: string): Promise<Replayed> {
    const replayed = await replayDeadLetter(letters, (record) => records[record]?.collection, id, now());
    nudge();
    return replayed;
  }

  return {
    markNew: (record, events, at = now()) => markNew(events, (type) => registry.wants(record, type), at),
    markAppended: (record, before, events, at = now()) =>
      markAppended(before, events, (type) => registry.wants(record, type), at),
    nudge,
    async pass() {
      const done = await Promise.all(names.map((record) => workerOf(record).pass()));
      return done.reduce((sum, count) => sum + count, 0);
    },
    start() {
      for (const record of names) {
        const { pass, finish } = workerOf(record);
        const onError = (error: unknown) => log.warn({ err: error, record }, 'the outbox pauses');
        const pauseMs = () => settings.pollMs * (0.75 + random() / 2);
        loops.set(record, startLoop({ pass, finish, onError, pauseMs }));
      }
      return {
        async stop() {
          const running = [...loops.values()];
          loops.clear();
          await Promise.all(running.map((loop) => loop.stop()));
        },
      };
    },
    lag: () =>
      measureLag(
        names.map((record) => (records[record] as OutboxRecord).collection),
        letters,
        now(),
      ),
    deadLetters: {
      list: (of) => listDeadLetters(letters, of),
      replay,
      async replayAll(subscription) {
        const counts = { replayed: 0, missing: 0, gone: 0 };
        for await (const id of deadLetterIds(letters, subscription)) counts[await replay(id)] += 1;
        return counts;
      },
      discard: (id) => discardDeadLetter(letters, id),
    },
  };
}
