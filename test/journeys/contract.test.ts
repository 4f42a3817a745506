/** Every endpoint, driven from the OpenAPI document alone: what is wrong is refused by name and leaves no trace. */
import { describeContract } from '@jsjb/bff/contract';
import { castNames, type CastName } from '../factories/smallCity';
import { dumpOf } from '../harness/openApi/dump';
import { operationsOf, type Operation } from '../harness/openApi/document';
import { sampleOf } from '../harness/openApi/sample';
import { send, type Answer } from '../harness/openApi/send';
import { spoiltBodies } from '../harness/openApi/spoil';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, submitted } from '../harness/story';

const operations = operationsOf(describeContract());
let server: TestServer;
let ticketId: string;
const tokens = new Map<CastName, string>();

beforeAll(async () => {
  server = await startTestServer({ RATE_FACTOR: '1000000' });
  ticketId = (await submitted(server)).id;
  for (const name of castNames) tokens.set(name, await server.accessToken(name));
});
afterAll(() => server.close());

/** The path with valid names in it; the ticket is one that exists. */
function addressOf(operation: Operation, change: Record<string, string> = {}): string {
  const names: Record<string, string> = {};
  for (const { name, schema, in: where } of operation.parameters) {
    if (where !== 'path') continue;
    // Other records than tickets may have identifiers of another shape.
    const isTicket = name === 'id' && new RegExp(schema.pattern ?? '', 'u').test(ticketId);
    names[name] = isTicket ? ticketId : String(sampleOf(schema));
  }
  const path = operation.path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => change[name] ?? names[name] ?? '',
  );
  const query = operation.parameters.filter(({ in: where, required }) => where === 'query' && required);
  return query.length === 0
    ? path
    : `${path}?${query.map(({ name, schema }) => `${name}=${String(sampleOf(schema))}`).join('&')}`;
}

const bodyOf = (operation: Operation): object => (operation.body ? (sampleOf(operation.body) as object) : {});

function headersOf(operation: Operation, who: CastName | undefined): Record<string, string> {
  return {
    ...(who && !operation.open ? { Authorization: `Bearer ${tokens.get(who) ?? ''}` } : {}),
    ...(operation.method === 'GET' ? {} : { 'Idempotency-Key': newKey() }),
    ...(operation.body ? { 'Content-Type': 'application/json' } : {}),
  };
}

/** The valid body, for endpoints that take one. */
const sent = (operation: Operation): { body?: string } =>
  operation.body ? { body: JSON.stringify(bodyOf(operation)) } : {};

interface Change {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const ask = (operation: Operation, who: CastName | undefined, change: Change = {}): Promise<Answer> =>
  send(server.url, {
    method: change.method ?? operation.method,
    path: change.path ?? addressOf(operation),
    headers: { ...headersOf(operation, who), ...change.headers },
    ...(change.body === undefined ? {} : { body: change.body }),
  });

const allowedFor = new Map<Operation, CastName>();

/** Somebody whose role comes as far as having the request looked at. */
async function allowed(operation: Operation): Promise<CastName> {
  const known = allowedFor.get(operation) ?? (await findAllowed(operation));
  allowedFor.set(operation, known);
  return known;
}

async function findAllowed(operation: Operation): Promise<CastName> {
  const broken = operation.body
    ? { body: '[]' }
    : { path: `${operation.path.replaceAll(/\{\w+\}/g, '-')}?x=1` };
  for (const who of castNames) if ((await ask(operation, who, broken)).status !== 403) return who;
  throw new Error(`nobody may call ${operation.operationId}`);
}

/** What the store held after the last refusals; unknown once something may have been carried out. */
let held: string[] | undefined;

/** Carries out the refusals and holds the store against what it was before. */
async function leavesNoTrace(work: () => Promise<void>): Promise<void> {
  const before = held ?? (await dumpOf(server.deps.models));
  await work();
  held = await dumpOf(server.deps.models);
  expect(held).toEqual(before);
}

const written = operations.filter(({ body }) => body);
const named = (list: readonly Operation[]) =>
  list.map((operation) => [operation.operationId, operation] as const);

test('the document that is served is the contract', async () => {
  const served = await (await fetch(`${server.url}/openapi.json`)).json();
  expect(served).toEqual(JSON.parse(JSON.stringify(describeContract())));
  expect(operations.length).toBeGreaterThan(40);
});

test.each(named(operations.filter(({ open }) => !open)))(
  '%s: a stranger is asked to sign in',
  async (_, operation) => {
    await leavesNoTrace(async () => {
      const answer = await ask(operation, undefined, sent(operation));
      expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
    });
  },
);

test.each(named(written))('%s: every field that is wrong is named', async (_, operation) => {
  const who = await allowed(operation);
  await leavesNoTrace(async () => {
    for (const { what, field, body } of spoiltBodies(operation.body ?? {}, bodyOf(operation))) {
      const { status, fields } = await ask(operation, who, { body: JSON.stringify(body) });
      const names = Object.keys(fields).map((name) =>
        name.split('.').slice(0, field.split('.').length).join('.'),
      );
      expect([what, status, names.includes(field) ? field : Object.keys(fields)]).toEqual([what, 422, field]);
    }
  });
});

test.each(named(written))('%s: what is not JSON is refused before anything is done', async (_, operation) => {
  const who = await allowed(operation);
  const valid = JSON.stringify(bodyOf(operation));
  const cases: [what: string, status: number, change: Change][] = [
    ['cut off', 400, { body: valid.slice(0, -1) }],
    ['a trailing comma', 400, { body: `${valid.slice(0, -1)},}` }],
    ['bytes that are no UTF-8', 400, { body: Buffer.from('{"content":"\xff\xfe"}', 'latin1') }],
    ['UTF-16', 400, { body: Buffer.from(valid, 'utf16le') }],
    ['plain text', 415, { body: valid, headers: { 'Content-Type': 'text/plain' } }],
    ['a form', 415, { body: 'a=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
    ['an unknown encoding', 415, { body: valid, headers: { 'Content-Encoding': 'gzip' } }],
    ['65 kilobytes', 413, { body: `{"content":"${'x'.repeat(65 * 1024)}"}` }],
    [
      'ten megabytes announced',
      413,
      { body: valid, headers: { 'Content-Length': String(10 * 1024 * 1024) } },
    ],
  ];
  await leavesNoTrace(async () => {
    for (const [what, status, change] of cases) {
      expect([what, (await ask(operation, who, change)).status]).toEqual([what, status]);
    }
  });
});

test.each(named(operations))('%s: a strange address is refused', async (_, operation) => {
  const who = await allowed(operation);
  const valid = addressOf(operation);
  const join = valid.includes('?') ? '&' : '?';
  const cases: [what: string, statuses: number[], change: Change][] = [
    ['an unknown query', [400], { path: `${valid}${join}nonsense=1` }],
    ['an operator in the query', [400], { path: `${valid}${join}status[$ne]=closed` }],
    ['__proto__ in the query', [400], { path: `${valid}${join}__proto__=1` }],
    ['half a percent sign', [400], { path: `${valid}${join}a=%E0%A4%A` }],
    ['a percent sign that is no UTF-8', [400], { path: `${valid}%ff` }],
    ['another method', [404, 405], { method: 'PATCH' }],
    ['a method nobody knows', [400, 404, 405], { method: 'PROPFIND' }],
  ];
  const strange = [
    '%24gt',
    '%00',
    '..%2f..',
    '0'.repeat(25),
    `${'a'.repeat(23)}'`,
    '%E4%B8%AD',
    '[object Object]',
  ];
  for (const { name, in: where } of operation.parameters) {
    if (where !== 'path') continue;
    for (const value of strange) {
      const path = addressOf(operation, { [name]: encodeURI(value).replaceAll('%25', '%') });
      cases.push([`${name} = ${value}`, [400, 404], { path }]);
    }
  }
  await leavesNoTrace(async () => {
    for (const [what, statuses, change] of cases) {
      // A posters' place is asked for by any text: an unknown one is answered, not refused.
      if (['readPoster', 'findPosterPlace'].includes(operation.operationId) && /= (0+|a+)/.test(what))
        continue;
      const answer = await ask(operation, who, { ...sent(operation), ...change });
      expect([what, statuses.includes(answer.status) ? 'refused' : answer.status]).toEqual([what, 'refused']);
      if (answer.status === 405) expect(answer.headers.allow).toContain(operation.method);
      expect(answer.text).not.toMatch(/ at |node_modules|Mongo/);
    }
  });
});

test.each(
  named(
    operations.filter(({ parameters }) =>
      parameters.some(({ in: where, required }) => where === 'header' && required),
    ),
  ),
)('%s: nothing is created without a key of the request, or with one that is none', async (_, operation) => {
  const who = await allowed(operation);
  await leavesNoTrace(async () => {
    for (const key of ['', 'short', 'x'.repeat(65), 'with space 1', '$where$where']) {
      const answer = await ask(operation, who, {
        headers: { 'Idempotency-Key': key },
        body: JSON.stringify(bodyOf(operation)),
      });
      expect([key, answer.status, Object.keys(answer.fields)]).toEqual([key, 400, ['Idempotency-Key']]);
    }
  });
});

test.each(named(operations))(
  '%s: a valid request never breaks the server, whoever sends it',
  async (_, operation) => {
    held = undefined;
    for (const who of castNames) {
      const answer = await ask(operation, who, sent(operation));
      expect([who, answer.status < 500 ? 'answered' : answer.text]).toEqual([who, 'answered']);
      if (answer.status >= 400) expect(answer.code).toMatch(/^[A-Z_]+$/);
    }
  },
);

test('ten megabytes sent at full length are refused, and the server goes on', async () => {
  // The residents have been erased by now, at their own request.
  const token = tokens.get('zhao') ?? '';
  const body = JSON.stringify({ content: 'x'.repeat(10 * 1024 * 1024), place: { text: '' } });
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': newKey(),
  };
  await leavesNoTrace(async () => {
    const chunked = new Blob([body]).stream();
    for (const sent of [body, chunked]) {
      const status = await fetch(`${server.url}/api/tickets`, {
        method: 'POST',
        headers,
        body: sent,
        duplex: 'half',
      } as RequestInit).then((answer) => answer.status);
      expect(status).toBe(413);
    }
  });
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
