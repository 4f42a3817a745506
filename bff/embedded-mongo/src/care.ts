/** Backup while serving, restore, and a check of every index against its collection. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { EmbeddedMongoError } from './errors';
import { Catalog } from './storage/catalog';
import { type Collection, idKeyOf } from './storage/collection';
import { prepareFolder, storeFile } from './storage/dataFile';
import { lockFolder } from './storage/folderLock';
import { indexKeys } from './storage/indexes';
import { Store } from './storage/store';
import { readDocument, validate } from './values/bson';
import type { Value } from './values/values';

function toDisk(file: string): void {
  const handle = fs.openSync(file, 'r+');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** Copies one consistent state into a file; a server may go on writing meanwhile. */
export async function backup(dataDir: string, file: string): Promise<void> {
  if (fs.existsSync(file))
    throw new EmbeddedMongoError(`The file ${file} is already there; choose another name.`);
  const store = new Store(dataDir, { readOnly: true });
  // First under another name: a backup that was cut off never looks like a whole one.
  const unfinished = `${file}.unfinished`;
  try {
    await store.backup(unfinished);
    toDisk(unfinished);
    fs.renameSync(unfinished, file);
  } finally {
    fs.rmSync(unfinished, { force: true });
    await store.close();
  }
}

/** Puts a backup into a folder that has no data yet, after checking all of it. */
export async function restore(file: string, dataDir: string): Promise<CheckReport> {
  if (!fs.existsSync(file)) throw new EmbeddedMongoError(`There is no backup ${file}.`);
  prepareFolder(dataDir);
  const unlock = await lockFolder(dataDir);
  const trial = fs.mkdtempSync(join(dataDir, 'restore-'));
  try {
    if (fs.existsSync(storeFile(dataDir)))
      throw new EmbeddedMongoError(`The folder ${dataDir} already holds data; choose an empty one.`);
    fs.copyFileSync(file, storeFile(trial));
    const report = await check(trial);
    if (report.problems.length > 0)
      throw new EmbeddedMongoError(`The backup ${file} is damaged: ${report.problems[0]}.`);
    toDisk(storeFile(trial));
    fs.renameSync(storeFile(trial), storeFile(dataDir));
    return report;
  } finally {
    fs.rmSync(trial, { recursive: true, force: true });
    await unlock();
  }
}

class CheckReport {
  collections = 0;
  documents = 0;
  entries = 0;
  problems: string[] = [];
}

/** Reads every document and every index entry and compares them; works on a folder that is being served. */
export async function check(dataDir: string): Promise<CheckReport> {
  const store = new Store(dataDir, { readOnly: true });
  const report = new CheckReport();
  try {
    // Without a pause between reads lmdb shows one state, whatever a server commits meanwhile.
    for (const collection of new Catalog(store).all()) {
      report.collections++;
      checkCollection(store, collection, report);
    }
    return report;
  } finally {
    await store.close();
  }
}

function checkCollection(store: Store, collection: Collection, report: CheckReport): void {
  const problem = (what: string) => report.problems.push(`${collection.namespace}: ${what}`);
  const expected = new Map(collection.indexes.map((index) => [index, 0]));
  for (const { key: idKey, value } of collection.scan()) {
    report.documents++;
    const shown = `document ${idKey.toString('hex')}`;
    try {
      if (validate(value) !== value.length) throw new Error('wrong length');
      const doc = readDocument(value);
      if (!idKeyOf(doc.get('_id') as Value).equals(idKey)) problem(`${shown} lies under another _id`);
      for (const [index, count] of expected) {
        const { entries } = indexKeys(index, doc);
        expected.set(index, count + entries.size);
        for (const entry of entries.values()) {
          const stored = store.get(index.region, collection.entryKey(index, entry.key, idKey));
          if (!stored?.equals(idKey)) problem(`${shown} is not in the index ${index.name}`);
        }
      }
    } catch (cause) {
      problem(`${shown} cannot be read: ${(cause as Error).message}`);
    }
  }
  for (const [{ name, region }, count] of expected) {
    const found = store.count(region);
    report.entries += found;
    if (found !== count) problem(`the index ${name} has ${found} entries, ${count} are right`);
  }
}
