/** The server and its care by hand. */
import { backup, check, restore } from './care';
import { EmbeddedMongoError, startEmbeddedMongo } from './server';

const usage = `npx tsx bff/embedded-mongo/src/cli.ts <command>

  serve <folder> [port]       serves the folder on 127.0.0.1 (a free port unless given) until Ctrl-C
  backup <folder> <file>      copies the data into one file; the folder may be in use
  restore <file> <folder>     puts a backup into a folder without data, after checking it
  check <folder>              compares every index with its documents; the folder may be in use`;

async function serve(dataDir: string, port: string | undefined): Promise<void> {
  const server = await startEmbeddedMongo({ dataDir, port: Number(port ?? 0) });
  console.log(`Embedded database (not a MongoDB server, for small use) on ${dataDir}\n${server.uri}`);
  const stop = () => void server.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

const commands: Readonly<Record<string, (first: string, second: string | undefined) => Promise<void>>> = {
  serve,
  backup: async (dataDir, file) => {
    if (!file) throw new EmbeddedMongoError('Name the file to write.');
    await backup(dataDir, file);
    console.log(`backed up ${dataDir} to ${file}`);
  },
  restore: async (file, dataDir) => {
    if (!dataDir) throw new EmbeddedMongoError('Name the folder to restore into.');
    const { documents } = await restore(file, dataDir);
    console.log(`restored ${documents} documents into ${dataDir}`);
  },
  check: async (dataDir) => {
    const { collections, documents, entries, problems } = await check(dataDir);
    for (const problem of problems) console.log(problem);
    console.log(
      `collections ${collections}, documents ${documents}, index entries ${entries}, problems ${problems.length}`,
    );
    if (problems.length > 0) process.exitCode = 1;
  },
};

async function main([name = '', first, second]: string[]): Promise<void> {
  const command = commands[name];
  if (!command || !first || first === '--help') {
    console.log(usage);
    if (name && name !== '--help' && first !== '--help') process.exitCode = 2;
    return;
  }
  try {
    await command(first, second);
  } catch (cause) {
    if (!(cause instanceof EmbeddedMongoError)) throw cause;
    console.error(cause.message);
    process.exitCode = 1;
  }
}

void main(process.argv.slice(2));
