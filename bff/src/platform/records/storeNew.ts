/** Stores new documents, each whole or not at all; those of the same moment go in one command. */
import { mongo } from 'mongoose';
import { batched } from './batch';
import type { Raw, RawCollection } from './recordDoc';

/** MongoDB's answer to a second document with the same unique key. */
const DUPLICATE = 11000;
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === DUPLICATE;

/** Each document's own refusal. Throws when the answer is not about single documents: nobody may be told "stored" then. */
function refusalsIn(error: unknown): Map<number, Error> {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const refused = [error.writeErrors].flat();
  if (refused.length === 0 || error.result.getWriteConcernError()) throw error;
  return new Map(
    refused.map(({ index, code, errmsg }) => [index, Object.assign(new Error(errmsg), { code })]),
  );
}

/** For each document true, or why it was refused. */
export async function storeEach(collection: RawCollection, docs: readonly Raw[]): Promise<(true | Error)[]> {
  try {
    await collection.insertMany(docs, { ordered: false });
  } catch (error) {
    const refusals = refusalsIn(error);
    return docs.map((_, index) => refusals.get(index) ?? true);
  }
  return docs.map(() => true);
}

/** Resolves once the document is on disk. Throws the database's duplicate-key error when a unique key is taken. */
export const storingNew = (collection: RawCollection): ((doc: Raw) => Promise<true>) =>
  batched((docs) => storeEach(collection, docs));
