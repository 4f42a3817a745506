/** Stores new tickets, each whole or not at all; those of the same moment go in one command. */
import { mongo } from 'mongoose';
import type { TicketDoc } from './ticketDoc';
import type { TicketModel } from './ticketModel';
import { inBatches } from './batchLoader';
import { collectionOf } from './modelOf';

type Store = (doc: TicketDoc) => Promise<true>;
const stores = new WeakMap<TicketModel, Store>();

/** Each document's own refusal. Throws when the answer is not about single documents: nobody may be told "stored" then. */
function refusalsIn(error: unknown): Map<number, Error> {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const refused = [error.writeErrors].flat();
  if (refused.length === 0 || error.result.getWriteConcernError()) throw error;
  return new Map(
    refused.map(({ index, code, errmsg }) => [index, Object.assign(new Error(errmsg), { code })]),
  );
}

async function storeAll(tickets: TicketModel, docs: readonly TicketDoc[]): Promise<(true | Error)[]> {
  const collection = collectionOf(tickets);
  // Built and checked by moveTicket; hydrating a mongoose document would only copy it.
  const [first] = docs;
  if (first && docs.length === 1) await collection.insertOne(first);
  else {
    try {
      await collection.insertMany(docs, { ordered: false });
    } catch (error) {
      const refusals = refusalsIn(error);
      return docs.map((_, index) => refusals.get(index) ?? true);
    }
  }
  return docs.map(() => true);
}

/** Resolves once the ticket is on disk. Throws the database's duplicate-key error when number or key is taken. */
export async function storeTicket(tickets: TicketModel, doc: TicketDoc): Promise<void> {
  let store = stores.get(tickets);
  if (!store) {
    store = inBatches((docs) => storeAll(tickets, docs));
    stores.set(tickets, store);
  }
  await store(doc);
}
