/** A sample collection with personal data of every kind, on an embedded store of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { databaseOf, openConnection } from '../../db/openConnection';
import { declarations, definePersonalData, noPersonalData, type Collections } from '../declaration';

export interface LetterDoc {
  _id: string;
  writerId: string;
  state: 'open' | 'ended';
  phone?: string;
  mark?: string;
  text: string;
  at: Date;
  replies?: { photos: string[] }[];
}

export const letters = definePersonalData<LetterDoc, { asker: string }>({
  collection: 'letters',
  subject: (writerId) => ({ writerId }),
  sealed: [{ path: 'phone', field: 'phone' }],
  marks: [{ path: 'mark', of: 'phone', make: (plain, cipher) => cipher.blind(`phone:${plain}`) }],
  open: { writerId: 'an account', text: 'the letter itself' },
  photos: ['replies.photos'],
  export: {
    as: 'letters',
    sort: { _id: -1 },
    without: ['replies'],
    row: ({ text, replies }, { asker }) => ({ text, asker, replies }),
  },
  unfinished: { where: { state: 'open' }, words: (count) => `${count} letters are open.` },
  erase: { unset: ['phone', 'mark'] },
  retain: {
    what: 'writers',
    period: 'years',
    due: (since) => ({ state: 'ended', at: { $lt: since } }),
    removes: ['phone', 'mark'],
  },
});

export const list = declarations<{ asker: string }>([
  letters,
  definePersonalData({
    collection: 'drafts',
    subject: (writerId) => ({ writerId }),
    open: { writerId: 'an account' },
    erase: { remove: 'document' },
    retain: { what: 'drafts', period: 'days', due: (since) => ({ at: { $lt: since } }), removes: 'document' },
  }),
  definePersonalData({
    collection: 'accounts',
    subject: (_id) => ({ _id }),
    erase: { update: ({ now }) => ({ $set: { left: now } }) },
    retain: { keep: 'a sample' },
  }),
  definePersonalData({
    collection: 'pictures',
    erase: { keep: 'belongs to the letter' },
    retain: { what: 'pictures', period: 'days', storedAt: 'at' },
  }),
  noPersonalData({ collection: 'streets', none: 'streets' }),
]);

export async function openLetters() {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-personal-'));
  const store = await startEmbeddedMongo({ dataDir: folder });
  const connection = await openConnection(new URL('/letters', store.uri).href);
  const db = databaseOf(connection);
  const collections: Collections = (name) => db.collection(name);
  return {
    collections,
    insert: (name: string, ...docs: object[]) => db.collection(name).insertMany(docs as never),
    async clear() {
      for (const { collection } of list) await db.collection(collection).deleteMany({});
    },
    async close() {
      await connection.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
