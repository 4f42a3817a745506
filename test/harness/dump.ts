/** The whole database as a thief would hold it: every collection, every document, as text. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Models } from '@jsjb/bff/deps';

export async function dumpOf(models: Models): Promise<string> {
  const { db } = models.tickets;
  const collections = await db.listCollections();
  const texts = await Promise.all(
    collections.map(async ({ name }) => JSON.stringify(await db.collection(name).find().toArray())),
  );
  return texts.join('\n');
}

/** The files themselves, byte for byte. */
export async function filesOf(folder: string): Promise<Buffer[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    names.filter((entry) => entry.isFile()).map((entry) => readFile(path.join(entry.parentPath, entry.name))),
  );
}
