/** Opens the data file of a folder, or says in one sentence why not; a file that is not ours is never touched. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { type RootDatabase, open } from 'lmdb';
import { EmbeddedMongoError } from '../errors';

export type Database = RootDatabase<Buffer, Uint8Array>;
export const storeFile = (dataDir: string) => join(dataDir, 'store.mdb');
const magic = Buffer.from([0xde, 0xc0, 0xef, 0xbe]);

/** The folder is there and may be used. */
export function prepareFolder(dataDir: string, readOnly = false): void {
  try {
    if (!readOnly) fs.mkdirSync(dataDir, { recursive: true });
    fs.accessSync(dataDir, readOnly ? fs.constants.R_OK : fs.constants.R_OK | fs.constants.W_OK);
  } catch (cause) {
    const why = fs.existsSync(dataDir) ? 'cannot be written' : 'does not exist and cannot be made';
    throw new EmbeddedMongoError(`The data folder ${dataDir} ${why}.`, { cause });
  }
}

/** The first page of an lmdb file carries a magic number; anything else is not ours to overwrite. */
function refuseForeign(path: string): void {
  const head = Buffer.alloc(64);
  const handle = fs.openSync(path, 'r');
  const length = fs.readSync(handle, head, 0, 64, 0);
  fs.closeSync(handle);
  if (length < 64 || !head.includes(magic))
    throw new EmbeddedMongoError(`The data file ${path} is not a data file of this program or is damaged.`);
}

/** Where lmdb's last page ends. */
export function usedBytes(db: Database): number {
  const { lastPageNumber, root } = db.getStats() as { lastPageNumber: number; root: { pageSize: number } };
  return (lastPageNumber + 1) * root.pageSize;
}

/** lmdb maps the file: a missing tail would kill the process on the first touch, so it is refused before. */
function refuseTruncated(db: Database, path: string): void {
  const [size, needed] = [fs.statSync(path).size, usedBytes(db)];
  const why = `is cut short (${size} of ${needed} bytes): restore it from a backup.`;
  if (size < needed) throw new EmbeddedMongoError(`The data file ${path} ${why}`);
}

export function openDataFile(dataDir: string, readOnly: boolean): Database {
  prepareFolder(dataDir, readOnly);
  const path = storeFile(dataDir);
  if (readOnly && !fs.existsSync(path)) throw new EmbeddedMongoError(`There is no data in ${dataDir}.`);
  if (fs.existsSync(path) && fs.statSync(path).size > 0) refuseForeign(path);
  let db: Database | undefined;
  try {
    // overlappingSync off: a commit returns only after fdatasync, and the answer to a client waits for it.
    const encoding = { keyEncoding: 'binary', encoding: 'binary' } as const;
    db = open<Buffer, Uint8Array>({ path, noSubdir: true, ...encoding, overlappingSync: false, readOnly });
    refuseTruncated(db, path);
    return db;
  } catch (cause) {
    void db?.close();
    if (cause instanceof EmbeddedMongoError) throw cause;
    const why = (cause as Error).message;
    throw new EmbeddedMongoError(`The data file ${path} cannot be opened: ${why}.`, { cause });
  }
}
