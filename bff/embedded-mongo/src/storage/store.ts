/** The B-tree on disk, in regions: single keys, ranges in pieces, and one durable transaction at a time. */
import { EmbeddedMongoError } from '../errors';
import type { Range } from '../values/keyCoding';
import { type Database, openDataFile, storeFile, usedBytes } from './dataFile';
import { Room } from './room';

const formatVersion = 1;

/** Collections and indexes have a region each, from `first` on. */
export const regions = { meta: 0, catalog: 1, retry: 2, unmade: 3, first: 16 } as const;
/** A key in the tree: the number of its region stands first. */
function regionKey(region: number, rest: Uint8Array): Buffer {
  const key = Buffer.allocUnsafe(4 + rest.length);
  key.writeUInt32BE(region, 0);
  key.set(rest, 4);
  return key;
}
const formatKey = Buffer.from([0]);

export interface Entry {
  key: Buffer;
  value: Buffer;
}
/** All of a region: no key begins with so many of the last byte. */
const whole: Range = { from: Buffer.alloc(0), to: Buffer.alloc(64, 0xff) };
const smallPiece = 32;
const largePiece = 512;

export class Store {
  private readonly db: Database;
  private readonly room: Room;
  /** Counts changes, so that a failed piece of work is known to have left some behind. */
  changes = 0;

  constructor(dataDir: string, { readOnly = false } = {}) {
    this.db = openDataFile(dataDir, readOnly);
    this.room = new Room(storeFile(dataDir), this.size);
    const format = this.get(regions.meta, formatKey)?.[0];
    if (format === undefined)
      this.writeAtOnce(() => this.put(regions.meta, formatKey, Buffer.from([formatVersion])));
    else if (format > formatVersion) {
      void this.close();
      const why = `has format ${format}, this program knows up to ${formatVersion}: use the newer program.`;
      throw new EmbeddedMongoError(`The data folder ${dataDir} ${why}`);
    }
  }

  get = (region: number, key: Buffer): Buffer | undefined => this.db.get(regionKey(region, key));
  has = (region: number, key: Buffer): boolean => this.db.doesExist(regionKey(region, key));
  put(region: number, key: Buffer, value: Buffer): void {
    this.changes++;
    this.room.note(key.length + value.length);
    void this.db.put(regionKey(region, key), value);
  }
  remove(region: number, key: Buffer): void {
    this.changes++;
    this.room.note(key.length);
    void this.db.remove(regionKey(region, key));
  }

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
   * Entries of a range. Read in pieces, so nothing native is held between two of them:
   * a cursor may rest for minutes while others write.
   */
  *scan(region: number, range = whole, reverse = false, firstPiece = smallPiece): Generator<Entry> {
    const [from, to] = [regionKey(region, range.from), regionKey(region, range.to)];
    // In reverse lmdb begins with `to` itself when it is there; a later piece begins with the last key.
    let passed = reverse ? to : undefined;
    for (let piece = firstPiece; ; piece = Math.min(piece * 2, largePiece)) {
      const asked = reverse
        ? { start: passed, end: from, inclusiveEnd: true }
        : { start: passed ?? from, end: to };
      const found = [...this.db.getRange({ ...asked, reverse, limit: piece + 1 })] as Entry[];
      const fresh = passed && found[0]?.key.equals(passed) ? found.slice(1) : found;
      for (const { key, value } of fresh) yield { key: key.subarray(4), value };
      if (found.length <= piece) return;
      passed = fresh.at(-1)?.key;
    }
  }

  /** How many keys lie in the range, counting no further than `limit`. */
  count(region: number, { from, to } = whole, limit?: number): number {
    const [start, end] = [regionKey(region, from), regionKey(region, to)];
    if (limit === undefined) return this.db.getKeysCount({ start, end });
    return [...this.db.getKeys({ start, end, limit })].length;
  }

  backup = (path: string): Promise<void> => this.db.backup(path, true);
  size = (): number => usedBytes(this.db);
  close = (): Promise<void> => this.db.close();
}
