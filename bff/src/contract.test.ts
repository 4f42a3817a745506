/** What must hold of every endpoint, so that none can be added half-made. */
import { isGuarded, publicActions, ticketActions } from '@jsjb/shared/ticket/actionContract';
import type { Endpoint } from '@jsjb/shared/kit/endpoint';
import { contract } from './contract';
import { z } from '@jsjb/shared/kit/schema';
import { actionNames, lifecycle } from '@jsjb/shared/ticket/lifecycle';

const entries = Object.entries(contract) as [string, Endpoint][];
interface Node {
  type?: string;
  [key: string]: unknown;
}
/** Every part of a request schema, at any depth, as JSON Schema. */
function partsOf(schema: Endpoint['body']): Node[] {
  if (!schema) return [];
  const parts: Node[] = [];
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (!Array.isArray(value)) parts.push(value as Node);
    Object.values(value).forEach(visit);
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return parts;
}
const requestParts = ({ params, query, body }: Endpoint): Node[] => [params, query, body].flatMap(partsOf);

test.each(entries)('%s says who may call it, how often, and whether it may be repeated', (_, endpoint) => {
  expect(endpoint.ability).toMatch(/^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)?$/);
  expect(endpoint.rate).toMatch(/^(read|write|submit|login|upload)$/);
  expect(endpoint.idempotency).toMatch(/^(none|key|version)$/);
  expect(endpoint.summary).toMatch(/\p{Script=Han}/u);
  expect(endpoint.tag).toMatch(/\p{Script=Han}/u);
});

test.each(entries)('%s refuses fields it does not know, at any depth', (_, endpoint) => {
  const objects = requestParts(endpoint).filter(({ type }) => type === 'object');
  expect(objects.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
});

test.each(entries)('%s takes no text, list or number without bounds', (_, endpoint) => {
  const parts = requestParts(endpoint);
  const bounds: Record<string, readonly string[]> = {
    string: ['maxLength', 'pattern', 'format', 'enum', 'const'],
    array: ['maxItems', 'prefixItems'],
    integer: ['maximum'],
    number: ['maximum'],
  };
  const loose = parts.filter(({ type, ...rest }) => {
    const needed = bounds[type ?? ''];
    return needed !== undefined && !needed.some((bound) => bound in rest);
  });
  expect(loose).toEqual([]);
});

test('the parts of a request are really looked at', () => {
  const types = new Set(entries.flatMap(([, endpoint]) => requestParts(endpoint).map(({ type }) => type)));
  expect([...types]).toEqual(
    expect.arrayContaining(['object', 'string', 'array', 'integer', 'number', 'boolean']),
  );
});

test.each(entries)('%s describes exactly the parameters of its path', (_, { path, params }) => {
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  expect(path).toMatch(/^\/api\/[a-z]/);
  const shape = (params as { shape?: object } | undefined)?.shape ?? {};
  expect(Object.keys(shape).sort()).toEqual([...named].sort());
});

test.each(entries)(
  '%s carries a body only when it writes',
  (_, { method, body, upload, status, idempotency }) => {
    if (method === 'GET') expect([body, upload, idempotency]).toEqual([undefined, undefined, 'none']);
    if (status === 201 && upload) expect(idempotency).toBe('key');
  },
);

test('no two endpoints answer the same request', () => {
  const keys = entries.map(([, { method, path }]) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('what creates a ticket or a photo is safe to send twice', () => {
  expect([contract.submitTicket.idempotency, contract.uploadPhoto.idempotency]).toEqual(['key', 'key']);
});

test('every action of a person has its endpoint; what only the server does has none', () => {
  const ofPeople = actionNames.filter((action) =>
    Object.keys(lifecycle[action].by).some((role) => role !== 'system'),
  );
  expect([...publicActions].sort()).toEqual([...ofPeople].sort());
});

test.each(publicActions)(
  '%s is guarded by the version the person saw, unless it only adds a word',
  (action) => {
    const endpoint: Endpoint = ticketActions[action];
    const { to, by } = lifecycle[action];
    const issues = endpoint.body?.safeParse({}).error?.issues ?? [];
    expect(issues.some((issue) => issue.path[0] === 'version')).toBe(isGuarded(action));
    // Whoever is not the resident changes a ticket only as they saw it.
    if (!isGuarded(action)) expect(Object.keys(by)).toContain('resident');
    // Their own last word counts whatever has happened since.
    const lastWord = ['withdraw', 'verdict', 'object', 'reopen'].includes(action);
    if (!isGuarded(action) && !lastWord) expect(to).toEqual(['same']);
    expect(endpoint.ability).toBe(`ticket.${action}`);
  },
);

test.each(publicActions)('%s refuses a version that is not a whole number from 1', (action) => {
  const body: Endpoint['body'] = ticketActions[action].body;
  for (const version of [0, -1, 1.5, '1', null, Number.MAX_VALUE]) {
    const issues = body.safeParse({ version }).error?.issues ?? [];
    expect(issues.filter((issue) => issue.path[0] === 'version')).not.toEqual([]);
  }
});
