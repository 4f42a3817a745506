/** The disk fills up while writing: writes are refused with a clear error, reads go on, nothing is damaged. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { check } from '../../bff/embedded-mongo/src/care';
import { startEmbeddedMongo } from '../../bff/embedded-mongo/src/server';

/** A limit on the file's size stands for the disk: beyond it the system refuses to write. */
const limitBlocks = 131_072;
const cli = join(__dirname, '../../bff/embedded-mongo/src/cli.ts');

async function serveLimited(dataDir: string) {
  const loader = createRequire(__filename).resolve('tsx');
  const script = `trap '' XFSZ; ulimit -f ${limitBlocks}; exec "$0" --import "$1" "$2" serve "$3"`;
  const child = spawn('sh', ['-c', script, process.execPath, loader, cli, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const uri = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /mongodb:\/\/\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { uri, stop: () => (child.kill('SIGTERM'), ended) };
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'full-'));
  const limited = await serveLimited(dataDir);
  const client = await new MongoClient(limited.uri).connect();
  const rows = client.db('full').collection<{ _id: number; unit: string; pad: string }>('rows');
  await rows.createIndex({ unit: 1 });
  let stored = 0;
  let error = '';
  for (; stored < 100_000; stored++) {
    try {
      await rows.insertOne({ _id: stored, unit: `u${stored % 5}`, pad: 'x'.repeat(4000) });
    } catch (cause) {
      error = (cause as Error).message;
      break;
    }
  }
  for (let i = 0; i < 20; i++)
    await rows.insertOne({ _id: -2 - i, unit: 'u', pad: '' }).catch(() => undefined);
  const readable = await rows.countDocuments({ unit: { $gte: '' } });
  await client.close();
  await limited.stop();
  const { problems } = await check(dataDir);
  const server = await startEmbeddedMongo({ dataDir });
  const again = await new MongoClient(server.uri).connect();
  const later = again.db('full').collection<{ _id: number; unit: string }>('rows');
  await later.insertOne({ _id: -1, unit: 'u0' });
  const after = await later.countDocuments({});
  await again.close();
  await server.close();
  rmSync(dataDir, { recursive: true });
  console.log(
    `full disk: ${stored} stored, then “${error}”; read ${readable}, after more room ${after}, index problems ${problems.length}`,
  );
  process.exitCode =
    /disk is full/.test(error) && readable === stored && after === stored + 1 && problems.length === 0
      ? 0
      : 1;
}

void main();
