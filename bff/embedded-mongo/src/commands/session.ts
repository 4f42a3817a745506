/** What drivers ask around the data: who are you, and sessions. */
import { type Handler, sessionOf } from './command';

const maxBsonObjectSize = 16 * 1024 * 1024;
export const setName = 'embedded';

const hello: Handler = (_command, { address }) => ({
  isWritablePrimary: true,
  ismaster: true,
  helloOk: true,
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
  // 7.0: newer wire versions would make drivers offer commands this server does not have.
  maxWireVersion: 21,
  readOnly: false,
});

/** What a session was reading is read no further. */
const endSessions: Handler = (command, { cursors }) => {
  const list = command.get('endSessions');
  const ids = new Set((Array.isArray(list) ? list : []).map(sessionOf));
  cursors.killWhere(({ session }) => session !== undefined && ids.has(session));
  return {};
};

export const sessionCommands: Readonly<Record<string, Handler>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: () => ({}),
  buildInfo: () => ({ version: '7.0.0', versionArray: [7, 0, 0, 0], modules: [], maxBsonObjectSize }),
  connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  endSessions,
};
