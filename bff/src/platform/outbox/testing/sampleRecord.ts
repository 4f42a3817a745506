/** A record of its own to try the outbox on: parcels with a log, in an empty store behind the real protocol. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { guardVocabulary } from '@jsjb/embedded-mongo/guard';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { createConnection, type Connection, type mongo } from 'mongoose';
import { deadLetterModel, type DeadLetterModel } from '../deadLetterModel';
import type { Outbox, OutboxParts } from '../index';
import type { OutboxCollection } from '../lease';
import { outboxIndex, type OutboxDoc, type OutboxEvent } from '../mark';
import { subscribeTo } from '../subscription';

export type ParcelEvent = OutboxEvent &
  ({ type: 'parcel.sent' | 'parcel.weighed' } | { type: 'parcel.delivered'; to: string[] });
export type ParcelType = ParcelEvent['type'];

export type ParcelDoc = Omit<OutboxDoc, '_id' | 'events'> & { _id: string; events: ParcelEvent[] };

export const onParcels = subscribeTo<ParcelDoc, undefined>('parcels');

const eventOf = (type: ParcelType, seq: number, at: Date): ParcelEvent =>
  type === 'parcel.delivered' ? { type, seq, at, to: ['wang', 'li'] } : { type, seq, at };

/** As a record store writes it: the document and its mark in one insert. */
export function newParcel(
  outbox: Pick<Outbox, 'markNew'>,
  _id: string,
  types: readonly ParcelType[],
  now: Date,
): ParcelDoc {
  const events = types.map((type, at) => eventOf(type, at + 1, now));
  return { _id, version: events.length, events, outbox: outbox.markNew('parcels', events, now) };
}

/** As a record store writes it: event and mark in one update guarded by the version. False when it lost the race. */
export async function appendParcel(
  parcels: mongo.Collection<ParcelDoc>,
  outbox: Pick<Outbox, 'markAppended'>,
  doc: ParcelDoc,
  type: ParcelType,
  now: Date,
): Promise<boolean> {
  const event = eventOf(type, doc.version + 1, now);
  const { set } = outbox.markAppended('parcels', doc.outbox, [event], now);
  const result = await parcels.updateOne({ _id: doc._id, version: doc.version }, {
    $set: { version: event.seq, ...set },
    $push: { events: event },
  } as mongo.UpdateFilter<ParcelDoc>);
  return result.matchedCount === 1;
}

export interface SampleStore {
  uri: string;
  connection: Connection;
  parcels: mongo.Collection<ParcelDoc>;
  letters: DeadLetterModel;
  /** What `createOutbox` needs of the store. */
  parts: Pick<OutboxParts<undefined>, 'records' | 'deadLetters' | 'deps'>;
  clear(): Promise<void>;
  /** Throws when something was said to the database that is outside the vocabulary. */
  close(): Promise<void>;
}

export const parcelsOf = (connection: Connection): mongo.Collection<ParcelDoc> =>
  connection.collection('parcels') as unknown as mongo.Collection<ParcelDoc>;

export async function openSampleStore(): Promise<SampleStore> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-outbox-'));
  const embedded = await startEmbeddedMongo({ dataDir: folder });
  const connection = await createConnection(embedded.uri, {
    monitorCommands: true,
    ignoreUndefined: true,
  }).asPromise();
  const guard = guardVocabulary(connection.getClient());
  const parcels = parcelsOf(connection);
  const { deadLetters: letters } = deadLetterModel(connection);
  await parcels.createIndex(...(outboxIndex as [Record<string, 1>, object]));
  await letters.createIndexes();
  const collection = parcels as unknown as OutboxCollection;
  return {
    uri: embedded.uri,
    connection,
    parcels,
    letters,
    parts: {
      records: { parcels: { collection, labelOf: ({ _id }) => `Parcel ${String(_id)}` } },
      deadLetters: letters,
      deps: () => undefined,
    },
    async clear() {
      await parcels.deleteMany({});
      await letters.deleteMany({});
    },
    async close() {
      await connection.close();
      await embedded.close();
      await rm(folder, { recursive: true, force: true });
      const words = guard.outside();
      if (words.length > 0) throw new Error(`outside the query vocabulary: ${words.join(', ')}`);
    },
  };
}

/** A clock that stands still until it is turned. */
export function createTestClock(start = new Date('2026-03-11T01:00:00Z')) {
  let at = start;
  return {
    now: () => at,
    forward(ms: number): void {
      at = new Date(at.getTime() + ms);
    },
  };
}

export const silent = { warn: () => {}, error: () => {} };
