/** Generated documents as an imagined older version stored them, and the migrations that bring them to today. */
import {
  changeDocuments,
  defineMigration,
  dropIndex,
  moveCollection,
  type Migration,
} from '@jsjb/bff/platform/db/migration';
import { mongo } from 'mongoose';

export const olderMigrations: readonly Migration[] = [
  defineMigration({
    number: 1,
    name: 'ideas are called suggestions',
    steps: [
      moveCollection({ from: 'ideas', to: 'suggestions' }),
      dropIndex({ collection: 'tickets', index: 'place.cell_1' }),
      changeDocuments({
        collection: 'suggestions',
        change: ({ verdict }) =>
          verdict === undefined ? undefined : { $set: { decision: verdict }, $unset: { verdict: '' } },
      }),
    ],
  }),
  defineMigration({
    number: 2,
    name: 'cells are called hexCells, legs know their order',
    steps: [
      changeDocuments({
        collection: 'tickets',
        change: ({ place }) => {
          const { cell } = place as { cell?: string };
          return cell === undefined
            ? undefined
            : { $set: { 'place.hexCell': cell }, $unset: { 'place.cell': '' } };
        },
      }),
      changeDocuments({
        collection: 'tickets',
        change: ({ legs }) => {
          const list = legs as { unitId: string; order?: number }[];
          return list.every(({ order }) => order !== undefined)
            ? undefined
            : { $set: { legs: list.map((leg, order) => ({ ...leg, order })) } };
        },
      }),
    ],
  }),
];

const idOf = (n: number) => new mongo.ObjectId(n.toString(16).padStart(24, '0'));

export async function storeOlderCity(db: mongo.Db, size: number): Promise<void> {
  const numbers = Array.from({ length: size }, (_, n) => n);
  await db.collection('ideas').insertMany(
    numbers.map((n) => ({
      _id: idOf(n),
      title: `建议 ${n}`,
      fen: new mongo.Long(n),
      sealed: new mongo.Binary(Buffer.from(String(n))),
      at: new Date(Date.UTC(2026, 0, 1) + n * 60_000),
      ...(n % 3 === 0 ? {} : { verdict: { by: `p${n % 17}`, kind: n % 2 === 0 ? 'adopted' : 'declined' } }),
    })),
  );
  await db.collection('tickets').insertMany(
    numbers.map((n) => ({
      _id: idOf(n),
      place: { area: '620302', ...(n % 4 === 0 ? {} : { cell: `8831${n % 97}` }) },
      legs: Array.from({ length: n % 4 }, (_, leg) => ({ unitId: `u${leg}` })),
      content: '路灯不亮'.repeat(20),
    })),
  );
  await db.collection('tickets').createIndex({ 'place.cell': 1 });
}
