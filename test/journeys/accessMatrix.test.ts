/** Every route × every way of standing to a ticket: own, same unit, other unit, other resident, stranger. */
import { randomUUID } from 'node:crypto';
import { contract, describeContract, type EndpointName } from '@jsjb/bff/contract';
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import { openRows, readers, roleRows, ticketRows } from '../access/matrix';
import { castNames, POSTER, type CastName } from '../factories/smallCity';
import { operationsOf, type Operation } from '../harness/openApi/document';
import { sampleOf } from '../harness/openApi/sample';
import { send } from '../harness/openApi/send';
import { startTestServer, type TestServer } from '../harness/server';
import { handling, submitted, type Story } from '../harness/story';

const operations = new Map(
  operationsOf(describeContract()).map((each) => [each.operationId as EndpointName, each]),
);
const operationOf = (name: EndpointName): Operation => {
  const operation = operations.get(name);
  if (!operation) throw new Error(`${name} is not in the document`);
  return operation;
};

let server: TestServer;
let story: Story | undefined;
beforeAll(async () => {
  server = await startTestServer({ RATE_FACTOR: '1000000' });
});
afterAll(() => server.close());

type Passage = 'through' | 'forbidden' | 'not there' | 'sign in';

function passageOf(status: number, code: string): Passage {
  if (status === 401) return 'sign in';
  if (code === 'FORBIDDEN') return 'forbidden';
  return code === 'NOT_FOUND' ? 'not there' : 'through';
}

/** A ticket that is being handled; a new one as soon as somebody has moved the last. */
async function ticket(): Promise<{ id: string; version: number }> {
  const version = await story?.version();
  if (story && version === 5) return { id: story.id, version };
  story = await submitted(server, 'wang', {
    place: { text: '', scene: posterScene(POSTER, server.deps.keys) },
  });
  await story.go(...handling);
  return { id: story.id, version: await story.version() };
}

/** The path with the ticket in it, and any other name as the document describes it. */
const pathOf = (operation: Operation, id: string): string =>
  operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const schema = operation.parameters.find((each) => each.in === 'path' && each.name === name)?.schema;
    return name === 'id' ? id : String(sampleOf(schema ?? {}));
  });

/** These ask for more than the role: a right code, one's own token, one's own unit's tickets, a WeChat account. */
const askMore: readonly EndpointName[] = [
  'eraseMyData',
  'stepUp',
  'enrolSecondFactor',
  'switchPost',
  'bindStaff',
  'provePhone',
  'listScoreTickets',
  'proposeExclusion',
];

const MISSING = 'f'.repeat(24);

/** How far a person comes with a request in which nothing is wrong but, perhaps, who sends it. */
async function ask(
  name: EndpointName,
  who: CastName | undefined,
  id: string,
  version: number,
): Promise<Passage> {
  const operation = operationOf(name);
  const body = operation.body && { ...(sampleOf(operation.body) as object) };
  if (body && 'version' in body) body.version = version;
  const query = operation.parameters.filter((each) => each.in === 'query' && each.required);
  const { status, code } = await send(server.url, {
    method: operation.method,
    path:
      pathOf(operation, id) +
      (query.length > 0
        ? `?${query.map((each) => `${each.name}=${String(sampleOf(each.schema))}`).join('&')}`
        : ''),
    headers: {
      ...(who ? { Authorization: `Bearer ${await server.accessToken(who)}` } : {}),
      ...(operation.method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return passageOf(status, code);
}

test('every route of the contract stands in the matrix, once', () => {
  const rows = [...Object.keys(ticketRows), ...Object.keys(roleRows), ...openRows];
  expect([...rows].sort()).toEqual(Object.keys(contract).sort());
});

test.each(Object.entries(ticketRows) as [EndpointName, readonly CastName[]][])(
  '%s on a ticket: who may, may; who may know of it is told no; to the rest it is not there',
  async (name, allowed) => {
    const found: Record<string, Passage> = {};
    const expected: Record<string, Passage> = {};
    // Those who come through come last: they change the ticket.
    const order = [...castNames].sort((a, b) => Number(allowed.includes(a)) - Number(allowed.includes(b)));
    for (const who of order) {
      const { id, version } = await ticket();
      found[who] = await ask(name, who, id, version);
      expected[who] = allowed.includes(who) ? 'through' : 'forbidden';
      if (readers.includes(who) || allowed.includes(who)) continue;
      // Who may not know cannot tell a ticket that is there from one that is not.
      const hidden = await ask(name, who, MISSING, version);
      expect(hidden).not.toBe('through');
      expected[who] = hidden;
    }
    expect(found).toEqual(expected);
    const { id, version } = await ticket();
    expect(await ask(name, undefined, id, version)).toBe('sign in');
  },
);

test.each(Object.entries(roleRows) as [EndpointName, readonly CastName[]][])(
  '%s: the role decides',
  async (name, allowed) => {
    for (const who of castNames) {
      const passage = await ask(name, who, MISSING, 1);

      if (allowed.includes(who))
        expect([who, askMore.includes(name) || (passage !== 'forbidden' && passage !== 'sign in')]).toEqual([
          who,
          true,
        ]);
      else expect([who, passage]).toEqual([who, 'forbidden']);
    }
    expect(await ask(name, undefined, MISSING, 1)).toBe('sign in');
  },
);
