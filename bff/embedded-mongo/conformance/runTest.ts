/** Runs one test of the drivers' unified format against a server. */
import {
  type ClientSession,
  Collection,
  Db,
  type Document,
  MongoBulkWriteError,
  MongoClient,
  MongoError,
  MongoServerError,
} from 'mongodb';
import { match, Mismatch } from './match';
import { clientOperations, collectionOperations, databaseOperations } from './operations';

export interface SpecTest {
  description: string;
  operations: Document[];
  runOnRequirements?: Document[];
  expectEvents?: Document[];
  outcome?: Document[];
}
export interface SpecFile {
  description: string;
  runOnRequirements?: Document[];
  createEntities?: Document[];
  initialData?: Document[];
  tests: SpecTest[];
}

const quiet = new Set(['configureFailPoint', 'hello', 'isMaster', 'ismaster', 'saslStart', 'endSessions']);
const refusal = /outside the vocabulary/;

/** Everything a test's entities are, by name. */
class World {
  readonly things = new Map<string, unknown>();
  readonly events = new Map<string, { type: string; event: Document }[]>();
  private readonly lsids = new Map<string, unknown>();
  /** Set when the server refused something by name. */
  refused = '';

  constructor(private readonly uri: string) {}
  get = (name: string): unknown => this.things.get(name);
  of<T>(name: string): T {
    if (!this.things.has(name)) throw new Mismatch(`no entity ${name}`);
    return this.things.get(name) as T;
  }
  sessionLsid = (name: string): unknown => this.lsids.get(name);

  async create(entity: Document): Promise<void> {
    const [[kind, spec]] = Object.entries(entity) as [[string, Document]];
    const id = spec['id'] as string;
    if (kind === 'client') this.things.set(id, await this.client(spec));
    else if (kind === 'database') {
      this.things.set(
        id,
        this.of<MongoClient>(spec['client']).db(spec['databaseName'], spec['databaseOptions']),
      );
    } else if (kind === 'collection') {
      this.things.set(
        id,
        this.of<Db>(spec['database']).collection(spec['collectionName'], spec['collectionOptions']),
      );
    } else if (kind === 'session') {
      const session = this.of<MongoClient>(spec['client']).startSession(spec['sessionOptions']);
      this.things.set(id, session);
      this.lsids.set(id, session.id);
    } else throw new Mismatch(`the runner does not know the entity ${kind}`);
  }

  private async client(spec: Document): Promise<MongoClient> {
    const { uriOptions = {}, observeEvents = [], ignoreCommandMonitoringEvents = [] } = spec;
    const client = new MongoClient(this.uri, {
      ...uriOptions,
      monitorCommands: true,
      heartbeatFrequencyMS: 500,
    });
    const seen: { type: string; event: Document }[] = [];
    this.events.set(spec['id'], seen);
    const note = (type: string) => (event: Document) => {
      const name = event['commandName'];
      const reply: unknown = event['reply'] ?? event['failure'];
      const said = JSON.stringify(reply ?? '', (_key, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      if (refusal.test(said) || refusal.test(String(reply)))
        this.refused = /[^"]*outside the vocabulary/.exec(`${said} ${String(reply)}`)?.[0] ?? '';
      if (quiet.has(name) || ignoreCommandMonitoringEvents.includes(name)) return;
      if (observeEvents.includes(`${type}Event`)) seen.push({ type: `${type}Event`, event });
    };
    for (const type of ['commandStarted', 'commandSucceeded', 'commandFailed'] as const)
      client.on(type, note(type));
    client.on('connectionCheckOutStarted', note('connectionCheckOutStarted') as never);
    return client.connect();
  }

  async close(): Promise<void> {
    for (const thing of this.things.values()) if (thing instanceof MongoClient) await thing.close();
  }
}

function argumentsOf(operation: Document, world: World): Document {
  const args = { ...operation['arguments'] };
  if (typeof args['session'] === 'string') args['session'] = world.of<ClientSession>(args['session']);
  return args;
}

async function runnerOperation(operation: Document, world: World, admin: MongoClient): Promise<unknown> {
  const args = argumentsOf(operation, world);
  const lsids = () => {
    const events = world.events.get(args['client']) ?? [];
    const started = events.filter(({ type }) => type === 'commandStartedEvent').slice(-2);
    return started.map(({ event }) => event['command'].lsid?.id?.toString('hex') as string | undefined);
  };
  const expect = (holds: boolean) => {
    if (!holds) throw new Mismatch(operation['name']);
  };
  const dirty = () =>
    (args['session'] as unknown as { serverSession: { isDirty: boolean } }).serverSession.isDirty;
  switch (operation['name']) {
    case 'failPoint':
      return admin.db('admin').command(args['failPoint']);
    case 'createEntities':
      for (const entity of args['entities']) await world.create(entity);
      return undefined;
    case 'assertSessionDirty':
      return expect(dirty());
    case 'assertSessionNotDirty':
      return expect(!dirty());
    case 'assertSameLsidOnLastTwoCommands':
      return expect(lsids()[0] === lsids()[1]);
    case 'assertDifferentLsidOnLastTwoCommands':
      return expect(lsids()[0] !== lsids()[1]);
    default:
      throw new Mismatch(`the runner does not know ${operation['name']}`);
  }
}

async function call(operation: Document, world: World, admin: MongoClient): Promise<unknown> {
  const name = operation['name'] as string;
  if (operation['object'] === 'testRunner') return runnerOperation(operation, world, admin);
  const target = world.of<unknown>(operation['object']);
  const args = argumentsOf(operation, world);
  if (name === 'endSession') return (target as ClientSession).endSession();
  if (name === 'startTransaction') return (target as ClientSession).startTransaction(args);
  const run =
    target instanceof Collection
      ? collectionOperations[name]?.bind(undefined, target)
      : target instanceof Db
        ? databaseOperations[name]?.bind(undefined, target)
        : target instanceof MongoClient
          ? clientOperations[name]?.bind(undefined, target)
          : undefined;
  if (!run) throw new Mismatch(`the runner does not know ${name}`);
  return run(args);
}

function checkError(cause: unknown, expected: Document, world: World): void {
  if (cause instanceof Mismatch) throw cause;
  const error = cause as MongoServerError & { errorResponse?: Document };
  const expect = (holds: boolean, what: string) => {
    if (!holds)
      throw new Mismatch(`the error should have ${what}: ${error.name} ${error.message} (${error.code})`);
  };
  if (expected['isClientError'] === true)
    expect(!(cause instanceof MongoServerError), 'come from the driver');
  if (expected['isClientError'] === false) expect(cause instanceof MongoServerError, 'come from the server');
  if (expected['errorCode'] !== undefined)
    expect(error.code === expected['errorCode'], `code ${expected['errorCode']}`);
  const contains = expected['errorContains'];
  if (contains !== undefined)
    expect(error.message.toLowerCase().includes(contains.toLowerCase()), `“${contains}”`);
  const hasLabel = (label: string) => cause instanceof MongoError && cause.hasErrorLabel(label);
  for (const label of expected['errorLabelsContain'] ?? []) expect(hasLabel(label), `label ${label}`);
  for (const label of expected['errorLabelsOmit'] ?? []) expect(!hasLabel(label), `no label ${label}`);
  const result = cause instanceof MongoBulkWriteError ? cause.result : undefined;
  if (expected['expectResult'] !== undefined)
    match(expected['expectResult'], result ?? error['result'], world);
  if (expected['errorResponse'] !== undefined) match(expected['errorResponse'], error.errorResponse, world);
}

async function perform(operation: Document, world: World, admin: MongoClient): Promise<void> {
  const expected = operation['expectError'];
  let result: unknown;
  try {
    result = await call(operation, world, admin);
  } catch (cause) {
    if (operation['ignoreResultAndError']) return;
    if (!expected) throw cause;
    return checkError(cause, expected, world);
  }
  if (expected) throw new Mismatch(`${operation['name']} should have failed`);
  if ('expectResult' in operation) match(operation['expectResult'], result, world);
}

function checkEvents(expectation: Document, world: World): void {
  const wantsPool = expectation['eventType'] === 'cmap';
  const actual = (world.events.get(expectation['client']) ?? []).filter(
    ({ type }) => type.startsWith('connection') === wantsPool,
  );
  const expected = expectation['events'] as Document[];
  if (
    expectation['ignoreExtraEvents'] ? actual.length < expected.length : actual.length !== expected.length
  ) {
    const names = actual.map(({ event }) => event['commandName'] as string).join(' ');
    throw new Mismatch(`${expected.length} events expected, got ${actual.length}: ${names}`);
  }
  expected.forEach((one, i) => {
    const [[type, fields]] = Object.entries(one) as [[string, Document]];
    const got = actual[i];
    if (got?.type !== type) throw new Mismatch(`event ${i}: expected ${type}, got ${got?.type}`);
    const { hasServiceId: _serviceId, hasServerConnectionId: _connectionId, ...compared } = fields;
    for (const [name, value] of Object.entries(compared))
      match(value, got.event[name], world, `event ${i} ${name}`);
  });
}

export type Verdict = { kind: 'passed' } | { kind: 'refused' | 'failed'; why: string };

export async function runTest(
  file: SpecFile,
  test: SpecTest,
  uri: string,
  admin: MongoClient,
): Promise<Verdict> {
  await admin.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' });
  for (const { databaseName, collectionName, documents } of file.initialData ?? []) {
    const collection = admin.db(databaseName).collection(collectionName);
    await collection.drop();
    if (documents.length > 0) await collection.insertMany(documents);
    else await admin.db(databaseName).createCollection(collectionName);
  }
  const world = new World(uri);
  try {
    for (const entity of file.createEntities ?? []) await world.create(structuredClone(entity));
    for (const operation of test.operations) await perform(operation, world, admin);
    for (const expectation of test.expectEvents ?? []) checkEvents(expectation, world);
    for (const { databaseName, collectionName, documents } of test.outcome ?? []) {
      const found = await admin.db(databaseName).collection(collectionName).find().sort({ _id: 1 }).toArray();
      if (found.length !== documents.length)
        throw new Mismatch(`${found.length} documents left, not ${documents.length}`);
      found.forEach((doc, i) => match(documents[i], doc, world, `outcome ${i}`, false));
    }
    return { kind: 'passed' };
  } catch (cause) {
    const why =
      cause instanceof Error
        ? `${cause.name === 'Error' ? '' : `${cause.name}: `}${cause.message}`
        : String(cause);
    return world.refused ? { kind: 'refused', why: world.refused } : { kind: 'failed', why };
  } finally {
    await world.close();
  }
}
