/** Eight writers, guarded increments on few documents: every success counts once, and sums come out exactly. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { check } from '../../bff/embedded-mongo/src/care';
import { spawnEmbeddedMongo } from '../../bff/embedded-mongo/src/spawn';
import { countAsked } from '../harness/countAsked';

interface Account {
  _id: number;
  version: number;
  sum: number;
  log: { writer: number; amount: number }[];
}

const writers = 8;
const documents = 5;

async function main(each: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'writers-'));
  const server = await spawnEmbeddedMongo({ dataDir });
  const clients = await Promise.all(
    Array.from({ length: writers }, () => new MongoClient(server.uri).connect()),
  );
  const accounts = (client: MongoClient) => client.db('stress').collection<Account>('accounts');
  const [first] = clients as [MongoClient];
  await accounts(first).createIndexes([{ key: { sum: 1 } }, { key: { 'log.writer': 1 } }]);
  await accounts(first).insertMany(
    Array.from({ length: documents }, (_, i) => ({ _id: i, version: 0, sum: 0, log: [] })),
  );
  let expected = 0;
  let conflicts = 0;
  const write = async (client: MongoClient, writer: number) => {
    for (let done = 0; done < each;) {
      const id = (done * 7 + writer) % documents;
      const seen = await accounts(client).findOne({ _id: id });
      const amount = (done % 9) + 1;
      const result = await accounts(client).updateOne(
        { _id: id, version: seen?.version ?? -1 },
        { $inc: { version: 1, sum: amount }, $push: { log: { $each: [{ writer, amount }], $slice: -50 } } },
      );
      if (result.modifiedCount === 1) {
        expected += amount;
        done++;
      } else conflicts++;
    }
  };
  await Promise.all(clients.map(write));
  const all = await accounts(first).find().toArray();
  const sum = all.reduce((total, { sum }) => total + sum, 0);
  const versions = all.reduce((total, { version }) => total + version, 0);
  await Promise.all(clients.map((client) => client.close()));
  await server.close();
  const { problems } = await check(dataDir);
  rmSync(dataDir, { recursive: true });
  const exact = sum === expected && versions === writers * each;
  console.log(
    `${writers} writers: increments ${versions} of ${writers * each}, conflicts ${conflicts}, sum ${sum} of ${expected}, index problems ${problems.length}`,
  );
  process.exitCode = exact && problems.length === 0 ? 0 : 1;
}

void main(countAsked(500));
