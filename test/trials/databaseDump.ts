/** A dump of a database with 10 000 phone numbers in it, searched for each of them: how many are found. */
import path from 'node:path';
import { aComplaint } from '../factories/bodies';
import { dumpOf, filesOf } from '../harness/dump';
import { startTestServer } from '../harness/server';
import { newKey } from '../harness/story';
import { countAsked } from '../harness/countAsked';

const count = countAsked(10_000);
const AT_ONCE = 16;

/** All different, and none of them a part of an id or a time by chance: searched for as eleven digits. */
const phoneOf = (n: number): string => `1${String(3_700_000_001 + n * 7919).padStart(10, '0')}`;

async function main(): Promise<void> {
  const server = await startTestServer({ RATE_FACTOR: '1000000', CHECK_RESPONSES: 'off' });
  const phones = Array.from({ length: count }, (_, n) => phoneOf(n));
  const agent = server.as('zhao');
  const worker = server.as('gridWorker');
  let next = 0;
  const live = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      const phone = phones[n] ?? '';
      // A caller's contact on a ticket; now and then a household on a visit, or a row of the roster.
      if (n % 10 === 9)
        await worker.recordVisit({
          body: { household: `东湾村${n}号`, note: `老人独居，电话 ${phone}` },
          key: newKey(),
        });
      else
        await agent.submitTicket({
          body: { ...aComplaint, onBehalf: true, contact: { name: '来电群众', phone } },
          key: newKey(),
        });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, live));
  const listed = phones.slice(0, 500).map((phone) => `张三,${phone},roads,承办人,否,`);
  const csv = ['姓名,手机,单位,岗位,是否负责人,网格', ...listed].join('\n');
  const outcome = await server.as('admin').importRoster({ query: { write: 'yes' }, file: Buffer.from(csv) });
  const dump = await dumpOf(server.deps.models);
  const wanted = new Set(phones);
  const within = (text: string): number =>
    new Set(
      [...text.matchAll(/(?<!\d)1\d{10}(?!\d)/g)].map(([found]) => found).filter((each) => wanted.has(each)),
    ).size;
  const inDump = within(dump);
  let inFiles = 0;
  if (!server.deps.env.MONGODB_URI)
    for (const bytes of await filesOf(path.join(server.deps.env.DATA_DIR, 'db')))
      inFiles += within(bytes.toString('latin1'));
  const megabytes = (dump.length / 1024 / 1024).toFixed(1);
  console.log(
    `dump of ${megabytes} MB (${outcome.added} people listed), searched for ${count} phone numbers: ${inDump} found; in the files: ${inFiles} found`,
  );
  await server.close();
  process.exitCode = inDump + inFiles === 0 ? 0 : 1;
}

void main();
