/** An embedded database for one suite whose connection can be cut at a chosen write, as a killed process cuts it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError } from '@jsjb/embedded-mongo/errors';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { guardVocabulary } from '@jsjb/embedded-mongo/guard';
import type { mongo } from 'mongoose';
import { databaseOf, openConnection } from '../openConnection';

const writes = new Set([
  'insert',
  'update',
  'delete',
  'findAndModify',
  'drop',
  'dropIndexes',
  'create',
  'createIndexes',
]);
const handshakes = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions']);

/** An answer, because a driver whose connection is closed waits half a second before it looks again. */
const gone = () => new CommandError(1, 'the process is gone');

export async function startDatabase() {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-migrate-'));
  let cut: number | undefined;
  let meanwhile: (() => Promise<unknown>) | undefined;
  let written = 0;
  let isCut = false;
  const store = await startEmbeddedMongo({
    dataDir: folder,
    async intercept(command, run) {
      if (handshakes.has(command.name)) return run();
      if (isCut) throw gone();
      if (!writes.has(command.name)) return run();
      written += 1;
      if (command.name === 'update' && command.text('update') === 'tickets') {
        const work = meanwhile;
        meanwhile = undefined;
        await work?.();
      }
      if (written !== cut) return run();
      isCut = true;
      throw gone();
    },
  });
  const open: (() => Promise<void>)[] = [];
  return {
    /** Writes since the last `cutAt`. */
    written: () => written,
    isCut: () => isCut,
    /** The process is gone before this write reaches the store: after the one before it, that is. */
    cutAt(next?: number) {
      cut = next;
      written = 0;
      isCut = false;
    },
    /** The next process may connect; the lease of the one that was cut off has run out. */
    async restart(db: mongo.Db) {
      cut = undefined;
      isCut = false;
      await db.collection('leases').deleteMany({});
    },
    /** Done once, just before the next update of tickets reaches the store. */
    beforeUpdate(work: () => Promise<unknown>) {
      meanwhile = work;
    },
    /** A connection of its own to the database of this name. Closing it throws on words outside the vocabulary. */
    async connect(name: string): Promise<{ db: mongo.Db; close(): Promise<void> }> {
      const uri = new URL(store.uri);
      uri.pathname = `/${name}`;
      let guard: ReturnType<typeof guardVocabulary> | undefined;
      const connection = await openConnection(uri.href, (client) => {
        guard = guardVocabulary(client);
      });
      const close = async () => {
        await connection.close();
        const words = guard?.outside() ?? ['nothing was watched'];
        if (words.length > 0) throw new Error(`outside the query vocabulary: ${words.join(', ')}`);
      };
      open.push(close);
      return { db: databaseOf(connection), close };
    },
    async close() {
      await Promise.all(open.map((close) => close()));
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type TestDatabase = Awaited<ReturnType<typeof startDatabase>>;
