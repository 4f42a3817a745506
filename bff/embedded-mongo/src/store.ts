/** The B-tree on disk: opening it safely, reading ranges in pieces, and one durable transaction at a time. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { type RootDatabase, open } from 'lmdb';
import { EmbeddedMongoError } from './errors';
import { Room } from './room';

export const formatVersion = 1;
export const storeFile = (dataDir: string) => join(dataDir, 'store.mdb');
const formatKey = Buffer.from([0, 0, 0, 0, 0]);

export interface Entry {
  key: Buffer;
  value: Buffer;
}

/** Keys of one region begin with its number; region 0 holds the format, 1 the catalog, 2 retry records. */
export const regions = { meta: 0, catalog: 1, retry: 2, first: 16 } as const;
export function regionKey(region: number, rest: Uint8Array): Buffer {
  const key = Buffer.allocUnsafe(4 + rest.length);
  key.writeUInt32BE(region, 0);
  key.set(rest, 4);
  return key;
}

const env = (path: string, readOnly: boolean): RootDatabase<Buffer, Uint8Array> =>
  open<Buffer, Uint8Array>({
    path,
    noSubdir: true,
    keyEncoding: 'binary',
    encoding: 'binary',
    // A commit returns only after fdatasync: the answer to a client waits for it.
    overlappingSync: false,
    readOnly,
  });

function usedBytes(db: RootDatabase<Buffer, Uint8Array>): number {
  const stats = db.getStats() as { lastPageNumber: number; root: { pageSize: number } };
  return (stats.lastPageNumber + 1) * stats.root.pageSize;
}

/** lmdb maps the file: a missing tail would kill the process on the first touch, so it is refused before. */
function refuseTruncated(db: RootDatabase<Buffer, Uint8Array>, path: string): void {
  const needed = usedBytes(db);
  const size = statSync(path).size;
  if (size < needed) {
    throw new EmbeddedMongoError(
      `The data file ${path} is cut short (${size} of ${needed} bytes): restore it from a backup.`,
    );
  }
}

export class Store {
  private constructor(
    private readonly db: RootDatabase<Buffer, Uint8Array>,
    readonly path: string,
  ) {
    this.room = new Room(path, () => usedBytes(db));
  }

  /** The folder is there and may be used, or a sentence says why not. */
  static prepareFolder(dataDir: string, readOnly: boolean): void {
    try {
      if (!readOnly) mkdirSync(dataDir, { recursive: true });
      accessSync(dataDir, readOnly ? constants.R_OK : constants.R_OK | constants.W_OK);
    } catch (cause) {
      const why = existsSync(dataDir) ? 'cannot be written' : 'does not exist and cannot be made';
      throw new EmbeddedMongoError(`The data folder ${dataDir} ${why}.`, { cause });
    }
  }

  static open(dataDir: string, { readOnly = false } = {}): Store {
    Store.prepareFolder(dataDir, readOnly);
    const path = storeFile(dataDir);
    if (readOnly && !existsSync(path)) throw new EmbeddedMongoError(`There is no data in ${dataDir}.`);
    const fresh = !existsSync(path) || statSync(path).size === 0;
    if (!fresh) Store.refuseForeign(path);
    let db;
    try {
      db = env(path, readOnly);
    } catch (cause) {
      throw new EmbeddedMongoError(`The data file ${path} cannot be opened: ${(cause as Error).message}.`, {
        cause,
      });
    }
    try {
      refuseTruncated(db, path);
      const store = new Store(db, path);
      const format = db.get(formatKey);
      if (!format) store.write(() => store.put(formatKey, Buffer.from([formatVersion])));
      else if ((format[0] as number) > formatVersion) {
        throw new EmbeddedMongoError(
          `The data folder ${dataDir} has format ${format[0]}, this program knows up to ${formatVersion}: use the newer program.`,
        );
      }
      return store;
    } catch (cause) {
      void db.close();
      throw cause;
    }
  }

  /** The first page of an lmdb file carries a magic number; anything else is not ours to overwrite. */
  private static refuseForeign(path: string): void {
    const head = Buffer.alloc(64);
    const handle = openSync(path, 'r');
    const length = readSync(handle, head, 0, 64, 0);
    closeSync(handle);
    if (length < 64 || head.indexOf(Buffer.from([0xde, 0xc0, 0xef, 0xbe])) < 0) {
      throw new EmbeddedMongoError(`The data file ${path} is not a data file of this program or is damaged.`);
    }
  }

  private readonly room: Room;
  /** Counts changes, so that a failed piece of work is known to have left some behind. */
  changes = 0;

  get = (key: Uint8Array): Buffer | undefined => this.db.get(key);
  put = (key: Uint8Array, value: Buffer): void => {
    this.changes++;
    this.room.note(key.length + value.length);
    void this.db.put(key, value);
  };
  remove = (key: Uint8Array): void => {
    this.changes++;
    this.room.note(key.length);
    void this.db.remove(key);
  };
  has = (key: Uint8Array): boolean => this.db.doesExist(key);

  /** Runs `work` in one transaction that is on disk when this returns; a throw leaves no trace of it. */
  write<T>(work: () => T): T {
    this.room.begin();
    return this.db.transactionSync(work);
  }

  /**
   * Entries with from ≤ key < to. Read in pieces, so nothing native is held between two of them: a cursor
   * may rest for minutes while others write.
   */
  *scan(from: Buffer, to: Buffer, reverse = false, firstPiece = 32): Generator<Entry> {
    let piece = firstPiece;
    let last: Buffer | undefined;
    for (;;) {
      const range = reverse
        ? { start: last ?? to, end: from, reverse: true, inclusiveEnd: true, limit: piece + 1 }
        : { start: last ?? from, end: to, limit: piece + 1 };
      let count = 0;
      const entries: Entry[] = [];
      for (const { key, value } of this.db.getRange(range)) {
        count++;
        const at = key as Buffer;
        if ((last && at.equals(last)) || (reverse && !last && at.equals(to))) continue;
        entries.push({ key: at, value });
      }
      yield* entries;
      if (count <= piece || entries.length === 0) return;
      last = (entries[entries.length - 1] as Entry).key;
      piece = Math.min(piece * 2, 512);
    }
  }

  /** How many keys lie in the range, counting no further than `limit`. */
  count(from: Buffer, to: Buffer, limit = Infinity): number {
    if (limit === Infinity) return this.db.getKeysCount({ start: from, end: to });
    let found = 0;
    for (const _ of this.db.getKeys({ start: from, end: to, limit })) found++;
    return found;
  }

  backup = (path: string): Promise<void> => this.db.backup(path, true);
  stats = () => this.db.getStats() as { mapSize: number; lastPageNumber: number; pageSize: number };
  close = (): Promise<void> => this.db.close();
}
