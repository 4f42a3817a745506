/** What drivers and shells ask around the data: who are you, sessions, a few facts. */
import { hostname } from 'node:os';
import type { Engine } from '../engine';
import type { Handler } from './command';
import { sessionOf } from './command';

/** 7.0: newer wire versions would make drivers offer commands this server does not have. */
const version = '7.0.0';
const wireVersion = 21;
const maxBsonObjectSize = 16 * 1024 * 1024;
export const setName = 'embedded';

const hello = ({ address }: Engine) => ({
  isWritablePrimary: true,
  ismaster: true,
  helloOk: true,
  secondary: false,
  setName,
  setVersion: 1,
  hosts: [address],
  me: address,
  primary: address,
  maxBsonObjectSize,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: wireVersion,
  readOnly: false,
});

const killSessions: Handler = (command, engine) => {
  const list = command.get(command.name);
  const ids = new Set((Array.isArray(list) ? list : []).map(sessionOf));
  const all = command.name === 'killAllSessions' && ids.size === 0;
  engine.cursors.killWhere(({ session }) => session !== undefined && (all || ids.has(session)));
  return {};
};

const serverStatus: Handler = (_command, { address }) => ({
  host: address,
  version,
  process: 'embedded-mongo',
  pid: process.pid,
  uptime: process.uptime(),
  localTime: new Date(),
  storageEngine: { name: 'lmdb', persistent: true },
  mem: { resident: Math.round(process.memoryUsage.rss() / 1_048_576) },
});

const dbStats: Handler = ({ database }, { catalog, store }) => {
  const collections = catalog.inDatabase(database);
  return {
    db: database,
    collections: collections.length,
    objects: collections.reduce((sum, one) => sum + one.count(), 0),
    indexes: collections.reduce((sum, { indexes }) => sum + indexes.length + 1, 0),
    dataSize: 0,
    storageSize: store.size(),
  };
};

const helloNow: Handler = (_command, engine) => hello(engine);
const builtOf = { modules: [], maxBsonObjectSize, storageEngines: ['lmdb'] };

export const sessionCommands: Readonly<Record<string, Handler>> = {
  hello: helloNow,
  isMaster: helloNow,
  ismaster: helloNow,
  ping: () => ({}),
  buildInfo: () => ({ version, versionArray: [7, 0, 0, 0], ...builtOf }),
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
