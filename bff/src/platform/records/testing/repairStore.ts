/** The sample record in a store of its own, behind the real protocol: for tests and trials. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import type { Upcaster } from '@jsjb/shared/kit/upcaster';
import type { Actor } from '@jsjb/shared/kit/role';
import { repairs, type RepairTypes } from '@jsjb/shared/testing/sampleRecord';
import { createConnection, type Connection, type Model } from 'mongoose';
import { factSchema, recordSchema, type FactDoc, type RecordDoc } from '../recordDoc';
import { recordStore } from '../recordStore';

export interface RepairSide {
  list: { queue: string; word: string };
  marked?: true;
}
export type RepairDoc = RecordDoc<RepairTypes, RepairSide>;

export const NOW = new Date('2026-03-11T02:00:00Z');
export const reporter: Actor = { personId: 'wang', role: 'resident' };
export const worker: Actor = { personId: 'chu', role: 'gridWorker' };
export const neighbour = (n: number): Actor => ({ personId: `n${n}`, role: 'resident' });
export const reported = (thing = '长椅') =>
  ({ type: 'repair.reported', at: NOW, by: reporter, data: { thing } }) as const;

/** The models and the store of one connection. */
export async function repairStore(connection: Connection, upcaster?: Upcaster) {
  const model: Model<RepairDoc> = connection.model<RepairDoc>(
    'Repair',
    recordSchema<RepairDoc>('repairs', {
      thing: String,
      reporter: String,
      latest: String,
      list: {},
      marked: Boolean,
    }),
  );
  const facts: Model<FactDoc> = connection.model<FactDoc>(
    'RepairFact',
    factSchema('repairFacts', { marked: Boolean }),
  );
  await model.createIndexes();
  await facts.createIndexes();
  const store = recordStore<RepairTypes, RepairSide>({
    record: repairs,
    model,
    facts,
    ...(upcaster ? { upcaster } : {}),
    beside: { list: true, marked: true },
    own: ({ status, latest }) => ({
      list: { queue: status === 'repaired' ? 'done' : 'grid', word: latest ?? '' },
    }),
    marks: {
      onCreate: () => ({ marked: true }),
      onAppend: () => ({ set: { marked: true }, after: { marked: true } }),
    },
    markFact: () => ({ marked: true }),
    conflict: '这件报修刚刚被别人更新了，请刷新后再试。',
  });
  return { model, facts, store };
}

export const connectTo = (uri: string): Promise<Connection> =>
  createConnection(uri, { ignoreUndefined: true, monitorCommands: true }).asPromise();

/** An empty database in a folder of its own, gone when it is closed. */
export async function ownDatabase(): Promise<{
  uri: string;
  connection: Connection;
  close(): Promise<void>;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-records-'));
  const server = await startEmbeddedMongo({ dataDir: folder });
  const connection = await connectTo(server.uri);
  return {
    uri: server.uri,
    connection,
    async close() {
      await connection.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
