/** The B-tree on disk: single keys, ranges in pieces, and one durable transaction at a time. */
import { EmbeddedMongoError } from '../errors';
import { after } from '../values/keyCoding';
import { type Database, openDataFile, storeFile, usedBytes } from './dataFile';
import { Room } from './room';

export const formatVersion = 1;

/** Keys of one region begin with its number. Collections and indexes have one each, from `first` on. */
export const regions = { meta: 0, catalog: 1, retry: 2, unmade: 3, first: 16 } as const;
export function regionKey(region: number, rest: Uint8Array): Buffer {
  const key = Buffer.allocUnsafe(4 + rest.length);
  key.writeUInt32BE(region, 0);
  key.set(rest, 4);
  return key;
}
/** Every key of a region: from, and up to. */
export const regionRange = (region: number): [from: Buffer, to: Buffer] => {
  const from = regionKey(region, Buffer.alloc(0));
  return [from, after(from)];
};
const formatKey = regionKey(regions.meta, Buffer.from([0]));

export interface Entry {
  key: Buffer;
  value: Buffer;
}
const smallPiece = 32;
const largePiece = 512;

export class Store {
  private readonly room: Room;
  /** Counts changes, so that a failed piece of work is known to have left some behind. */
  changes = 0;

  private constructor(
    private readonly db: Database,
    path: string,
  ) {
    this.room = new Room(path, () => usedBytes(db));
  }

  static open(dataDir: string, { readOnly = false } = {}): Store {
    const db = openDataFile(dataDir, readOnly);
    const store = new Store(db, storeFile(dataDir));
    const format = db.get(formatKey)?.[0];
    if (format === undefined) store.writeAtOnce(() => store.put(formatKey, Buffer.from([formatVersion])));
    else if (format > formatVersion) {
      void db.close();
      throw new EmbeddedMongoError(
        `The data folder ${dataDir} has format ${format}, this program knows up to ${formatVersion}: use the newer program.`,
      );
    }
    return store;
  }

  get = (key: Uint8Array): Buffer | undefined => this.db.get(key);
  has = (key: Uint8Array): boolean => this.db.doesExist(key);
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

  /**
   * Runs `work` in one transaction; resolves when it is on disk, written by a thread of lmdb's own while reads go on.
   * A throw leaves no trace of it.
   */
  write<T>(work: () => T): Promise<T> {
    this.room.begin();
    return this.db.childTransaction(work);
  }
  /** The same while everything else waits. */
  writeAtOnce<T>(work: () => T): T {
    this.room.begin();
    return this.db.transactionSync(work);
  }

  /**
   * Entries with from ≤ key < to. Read in pieces, so nothing native is held between two of them: a cursor
   * may rest for minutes while others write.
   */
  *scan(from: Buffer, to: Buffer, reverse = false, firstPiece = smallPiece): Generator<Entry> {
    // In reverse lmdb begins with `to` itself when it is there; a later piece begins with the last key.
    let passed = reverse ? to : undefined;
    for (let piece = firstPiece; ; piece = Math.min(piece * 2, largePiece)) {
      const range = reverse
        ? { start: passed, end: from, inclusiveEnd: true }
        : { start: passed ?? from, end: to };
      const found = [...this.db.getRange({ ...range, reverse, limit: piece + 1 })] as Entry[];
      const fresh = passed && found[0]?.key.equals(passed) ? found.slice(1) : found;
      yield* fresh;
      if (found.length <= piece) return;
      passed = fresh.at(-1)?.key;
    }
  }

  /** How many keys lie in the range, counting no further than `limit`. */
  count(from: Buffer, to: Buffer, limit?: number): number {
    if (limit === undefined) return this.db.getKeysCount({ start: from, end: to });
    return [...this.db.getKeys({ start: from, end: to, limit })].length;
  }

  backup = (path: string): Promise<void> => this.db.backup(path, true);
  size = (): number => usedBytes(this.db);
  close = (): Promise<void> => this.db.close();
}
