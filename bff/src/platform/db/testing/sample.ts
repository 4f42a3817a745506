/** A small city as an older version stored it, and the migrations that bring it to today. */
import { mongo } from 'mongoose';
import { changeDocuments, defineMigration, dropIndex, moveCollection, type Migration } from '../migration';

export const sampleMigrations: readonly Migration[] = [
  defineMigration({
    number: 1,
    name: 'thoughts are called suggestions',
    steps: [
      moveCollection({ from: 'thoughts', to: 'suggestions' }),
      changeDocuments({
        collection: 'suggestions',
        change: ({ verdict }) =>
          verdict === undefined ? undefined : { $set: { decision: verdict }, $unset: { verdict: '' } },
      }),
    ],
  }),
  defineMigration({
    number: 3,
    name: 'cells are called hexCells',
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
      dropIndex({ collection: 'tickets', index: 'place.cell_1' }),
    ],
  }),
];

const oldThought = (n: number) => ({
  _id: new mongo.ObjectId(String(n + 1).padStart(24, '0')),
  title: `建议 ${n}`,
  // Kinds of numbers that a careless copy would change.
  fen: new mongo.Long(n),
  share: new mongo.Double(n),
  sealed: new mongo.Binary(Buffer.from([n, 255, 0])),
  at: new Date(Date.UTC(2026, 0, 1, 0, n)),
  ...(n % 2 === 0 ? { verdict: { by: `p${n}`, kind: 'adopted' } } : {}),
});
const ticket = (n: number) => ({
  _id: `t${String(n).padStart(5, '0')}`,
  place: { area: '620302', ...(n % 3 === 0 ? {} : { cell: `8831${n}` }) },
  version: n,
});

export async function storeSample(db: mongo.Db, size = 7): Promise<void> {
  const numbers = Array.from({ length: size }, (_, n) => n);
  await db.collection('thoughts').insertMany(numbers.map(oldThought));
  await db.collection('tickets').insertMany(numbers.map(ticket) as never);
  await db.collection('tickets').createIndex({ 'place.cell': 1 });
}

/** Every document and index of every collection, as text; without what differs between two runs. */
export async function contentOf(db: mongo.Db, without = ['migrations', 'leases']): Promise<string> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = collections.map(({ name }) => name).filter((name) => !without.includes(name));
  const lines: string[] = [];
  for (const name of names.sort()) {
    const indexes = await db.collection(name).indexes();
    lines.push(`${name} ${indexes.map((index) => index.name).join(' ')}`);
    for await (const doc of db.collection(name).find({}, { promoteValues: false }).sort({ _id: 1 }))
      lines.push(`${name} ${mongo.BSON.EJSON.stringify(doc, { relaxed: false })}`);
  }
  return lines.join('\n');
}
