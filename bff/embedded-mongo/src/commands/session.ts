/** What drivers and shells ask around the data: who are you, sessions, a few facts. */
import { hostname } from 'node:os';
import { Binary } from 'bson';
import type { Engine } from '../engine';
import { isDoc } from '../values';
import type { Command, Handler } from './command';

/** 7.0: newer wire versions would make drivers offer commands this server does not have. */
export const version = '7.0.0';
const wireVersion = 21;
const maxBsonObjectSize = 16 * 1024 * 1024;
export const setName = 'embedded';

const hello = (engine: Engine, legacy: boolean) => ({
  ...(legacy ? { ismaster: true } : { isWritablePrimary: true }),
  helloOk: true,
  secondary: false,
  setName,
  setVersion: 1,
  hosts: [engine.address],
  me: engine.address,
  primary: engine.address,
  maxBsonObjectSize,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: wireVersion,
  readOnly: false,
});

function killSessions(command: Command, engine: Engine): Record<string, unknown> {
  const list = command.body.get(command.name);
  const ids = new Set<string>();
  for (const one of Array.isArray(list) ? list : []) {
    const id = isDoc(one) ? one.get('id') : undefined;
    if (id instanceof Binary) ids.add(Buffer.from(id.buffer).toString('hex'));
  }
  const all = command.name === 'killAllSessions' && ids.size === 0;
  engine.cursors.killWhere(({ session }) => session !== undefined && (all || ids.has(session)));
  return {};
}

function serverStatus(_command: Command, engine: Engine) {
  return {
    host: engine.address,
    version,
    process: 'embedded-mongo',
    pid: process.pid,
    uptime: process.uptime(),
    localTime: new Date(),
    storageEngine: { name: 'lmdb', persistent: true },
    mem: { resident: Math.round(process.memoryUsage().rss / 1048576) },
  };
}

function dbStats(command: Command, engine: Engine) {
  const collections = engine.catalog.inDatabase(command.database);
  return {
    db: command.database,
    collections: collections.length,
    objects: collections.reduce((sum, one) => sum + one.count(), 0),
    indexes: collections.reduce((sum, one) => sum + one.indexes.length + 1, 0),
    dataSize: 0,
    storageSize: engine.store.stats().mapSize,
  };
}

const facts: Readonly<Record<string, (command: Command, engine: Engine) => Record<string, unknown>>> = {
  hello: (_command, engine) => hello(engine, false),
  isMaster: (_command, engine) => hello(engine, true),
  ismaster: (_command, engine) => hello(engine, true),
  ping: () => ({}),
  buildInfo: () => ({
    version,
    versionArray: [7, 0, 0, 0],
    modules: [],
    maxBsonObjectSize,
    storageEngines: ['lmdb'],
  }),
  connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  dbStats,
  getCmdLineOpts: () => ({ argv: ['embedded-mongo'], parsed: {} }),
  getLog: () => ({ totalLinesWritten: 0, log: [] }),
  getParameter: () => ({ featureCompatibilityVersion: { version: '7.0' } }),
  hostInfo: () => ({ system: { hostname: hostname() }, os: { type: process.platform }, extra: {} }),
  serverStatus,
  startSession: () => ({ timeoutMinutes: 30 }),
  refreshSessions: () => ({}),
  endSessions: killSessions,
  killSessions,
  killAllSessions: killSessions,
};

export const sessionCommands: Readonly<Record<string, Handler>> = Object.fromEntries(
  Object.entries(facts).map(([name, run]) => [name, { run }]),
);
