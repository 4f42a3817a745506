/** What the trial of the outbox and its worker processes share: parcels whose delivery is told to two people each. */
import { deadLetterModel } from '@jsjb/bff/platform/outbox/deadLetterModel';
import { createOutbox, type Outbox } from '@jsjb/bff/platform/outbox/index';
import type { OutboxCollection } from '@jsjb/bff/platform/outbox/lease';
import { outboxIndex } from '@jsjb/bff/platform/outbox/mark';
import type { OutboxSettings } from '@jsjb/bff/platform/outbox/settings';
import { onParcels, parcelsOf, silent } from '@jsjb/bff/platform/outbox/testing/sampleRecord';
import { createConnection, type Connection, type mongo } from 'mongoose';

export interface ToldDoc {
  /** Parcel, event, person: told again it is there once. */
  _id: string;
  /** How often the outbox handed it over: more than once after a crash. */
  times: number;
}

const DUPLICATE = 11000;

export const connectTo = (uri: string): Promise<Connection> =>
  createConnection(uri, { writeConcern: { w: 'majority' }, serverSelectionTimeoutMS: 10_000 }).asPromise();

export const toldOf = (connection: Connection): mongo.Collection<ToldDoc> =>
  connection.collection('told') as unknown as mongo.Collection<ToldDoc>;

export async function makeSampleIndexes(connection: Connection): Promise<void> {
  await parcelsOf(connection).createIndex(...(outboxIndex as [Record<string, 1>, object]));
  await deadLetterModel(connection).deadLetters.createIndexes();
}

/** One process's outbox over the parcels of this database. */
export function sampleOutbox(connection: Connection, settings: Partial<OutboxSettings>): Outbox {
  const told = toldOf(connection);
  const tell = onParcels({
    name: 'tell',
    on: ['parcel.delivered'],
    async handle({ seq, to }, doc) {
      for (const person of to) {
        const _id = `${doc._id}.${seq}.${person}`;
        await told.insertOne({ _id, times: 1 }).catch(async (error: unknown) => {
          if ((error as { code?: unknown }).code !== DUPLICATE) throw error;
          await told.updateOne({ _id }, { $inc: { times: 1 } });
        });
      }
    },
  });
  return createOutbox({
    records: { parcels: { collection: parcelsOf(connection) as unknown as OutboxCollection } },
    subscriptions: [tell],
    deadLetters: deadLetterModel(connection).deadLetters,
    deps: () => undefined,
    now: () => new Date(),
    log: silent,
    settings,
  });
}
