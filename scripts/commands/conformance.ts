/** Runs the drivers' unified-format specs against the embedded server: `npm run conformance -- <folder>`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EJSON } from 'bson';
import { type Document, MongoClient } from 'mongodb';
import { makeFailPoints } from '../../bff/embedded-mongo/conformance/failPoints';
import { driverFailures } from '../../bff/embedded-mongo/conformance/driverFailures';
import { runTest, type SpecFile } from '../../bff/embedded-mongo/conformance/runTest';
import { startEmbeddedMongo } from '../../bff/embedded-mongo/src/server';

const suites = ['crud', 'retryable-writes', 'sessions', 'index-management'];
const serverVersion = [7, 0, 0];

const usage = `npm run conformance -- <folder> [text]
  folder  holds the suites ${suites.join(', ')} of mongodb/specifications (source/<suite>/tests)
          or of node-mongodb-native (test/spec/<suite>) as .json files, at any depth
  text    only tests whose name contains it; then every verdict is printed`;

const below = (a: string, order: number) => {
  const parts = a.split('.').map(Number);
  for (const [i, mine] of serverVersion.entries()) {
    const other = parts[i] ?? 0;
    if (mine !== other) return (mine - other) * order < 0;
  }
  return false;
};

/** A list of alternatives; none at all means anywhere. */
const meets = (requirements: Document[] | undefined) =>
  !requirements ||
  requirements.some(
    ({ minServerVersion, maxServerVersion, topologies, auth, csfle, serverParameters }) =>
      !(minServerVersion && below(minServerVersion, 1)) &&
      !(maxServerVersion && below(maxServerVersion, -1)) &&
      (!topologies || topologies.includes('replicaset')) &&
      !auth &&
      !csfle &&
      !serverParameters,
  );

function jsonFiles(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return jsonFiles(path);
      return name.endsWith('.json') ? [path] : [];
    });
}

async function main(folder: string, only: string | undefined): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'conformance-'));
  const server = await startEmbeddedMongo({ dataDir, intercept: makeFailPoints() });
  const admin = await new MongoClient(server.uri).connect();
  const total = { passed: 0, refused: 0, failed: 0 };
  for (const suite of suites) {
    const count = { passed: 0, refused: 0, failed: 0, driver: 0, notForThisServer: 0 };
    for (const path of jsonFiles(folder).filter((file) => file.split(/[\\/]/).includes(suite))) {
      const file = EJSON.parse(readFileSync(path, 'utf8')) as SpecFile;
      if (!Array.isArray(file.tests)) continue;
      for (const test of file.tests) {
        const name = `${suite}/${basename(path, '.json')}: ${test.description}`;
        if (only !== undefined && !name.includes(only)) continue;
        if (!meets(file.runOnRequirements) || !meets(test.runOnRequirements)) {
          count.notForThisServer++;
          continue;
        }
        const verdict = await runTest(file, test, server.uri, admin);
        const reason = driverFailures[name];
        if (only !== undefined || (verdict.kind === 'failed' && !reason)) {
          console.log(`${verdict.kind} ${name}${verdict.kind === 'passed' ? '' : `\n    ${verdict.why}`}`);
        }
        if (verdict.kind === 'failed' && reason) {
          count.driver++;
          console.log(`driver ${name}\n    ${reason}`);
        } else {
          count[verdict.kind]++;
          total[verdict.kind]++;
        }
      }
    }
    console.log(
      `${suite}: passed ${count.passed} refused ${count.refused} failed ${count.failed}` +
        ` (the driver's own ${count.driver}, for other servers ${count.notForThisServer})`,
    );
  }
  await admin.close();
  await server.close();
  rmSync(dataDir, { recursive: true });
  console.log(`passed ${total.passed} refused ${total.refused} failed ${total.failed}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

const [folder, only] = process.argv.slice(2);
if (!folder || folder === '--help') console.log(usage);
else void main(folder, only);
