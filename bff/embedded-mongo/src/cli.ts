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

function named(value: string | undefined, what: string): string {
  if (value === undefined) throw new EmbeddedMongoError(`Name ${what}.`);
  return value;
}

const commands: Readonly<Record<string, (first: string, second: string | undefined) => Promise<void>>> = {
  serve,
  backup: async (dataDir, file) => {
    await backup(dataDir, named(file, 'the file to write'));
    console.log(`backed up ${dataDir} to ${file}`);
  },
  restore: async (file, dataDir) => {
    const { documents } = await restore(file, named(dataDir, 'the folder to restore into'));
    console.log(`restored ${documents} documents into ${dataDir}`);
  },
  check: async (dataDir) => {
    const { collections, documents, entries, problems } = await check(dataDir);
    const counted = `collections ${collections}, documents ${documents}, index entries ${entries}`;
    console.log([...problems, `${counted}, problems ${problems.length}`].join('\n'));
    process.exitCode = Math.min(problems.length, 1);
  },
};

async function main([name = '', first, second]: string[]): Promise<void> {
  const command = commands[name];
  const wantsHelp = name === '' || [name, first].includes('--help');
  try {
    if (command && first && !wantsHelp) return await command(first, second);
    console.log(usage);
    process.exitCode = wantsHelp ? 0 : 2;
  } catch (cause) {
    if (!(cause instanceof EmbeddedMongoError)) throw cause;
    console.error(cause.message);
    process.exitCode = 1;
  }
}

void main(process.argv.slice(2));
