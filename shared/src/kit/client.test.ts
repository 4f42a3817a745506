import { sessionEndpoints } from '../account/contract';
import { orgEndpoints } from '../org/contract';
import { posterEndpoints } from '../poster/contract';
import { ticketActions } from '../ticket/actionContract';
import { ticketEndpoints } from '../ticket/contract';
import { CallError, clientOf, type ClientParts, type WireRequest, type WireResponse } from './client';

const contract = {
  ...sessionEndpoints,
  ...orgEndpoints,
  ...posterEndpoints,
  ...ticketEndpoints,
  ...ticketActions,
};
const createClient = (parts: ClientParts) => clientOf(contract, parts);

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked: WireRequest[] = [];
  const transport = async (request: WireRequest): Promise<WireResponse> => {
    asked.push(request);
    return { status, body, header: (name) => headers[name] };
  };
  return { asked, client: createClient({ baseUrl: 'http://bff', transport, token: () => 'token' }) };
}

const id = '0123456789abcdef01234567';

test('a call becomes the request of its contract entry', async () => {
  const { asked, client } = answering(201, { id });
  const body = { content: '路灯不亮了', place: { text: '新华路' } };
  await expect(client.submitTicket({ body, key: 'key-0001' })).resolves.toEqual({ id });
  expect(asked).toEqual([
    {
      method: 'POST',
      url: 'http://bff/api/tickets',
      headers: { Authorization: 'Bearer token', 'Idempotency-Key': 'key-0001' },
      body,
    },
  ]);
});

test('names in the path and the query are escaped, and what was not asked for is left out', async () => {
  const { asked, client } = answering(200, { items: [] });
  await client.listUnits({ query: { name: '城管 局&', under: undefined } });
  await client.readPoster({ params: { scene: 'a/b' } }).catch(() => undefined);
  expect(asked.map(({ url }) => url)).toEqual([
    'http://bff/api/units?name=%E5%9F%8E%E7%AE%A1%20%E5%B1%80%26',
    'http://bff/api/posters/a%2Fb',
  ]);
});

test('a thing without an id is not asked for: its address would be that of the list', async () => {
  const { asked, client } = answering(200, { items: [] });
  await expect(client.readTicket({ params: { id: '' } })).rejects.toThrow('lacks id');
  await expect(client.readTicket({ params: {} as { id: string } })).rejects.toThrow('lacks id');
  expect(asked).toEqual([]);
});

test('an action without fields of its own still sends its version', async () => {
  const { asked, client } = answering(200, {});
  await client.sign({ params: { id }, body: { version: 3 } });
  await client.join({ params: { id } });
  expect(asked.map(({ body }) => body)).toEqual([{ version: 3 }, {}]);
});

test('a stranger sends no token', async () => {
  const asked: WireRequest[] = [];
  const client = createClient({
    baseUrl: '',
    transport: async (request) => {
      asked.push(request);
      return { status: 200, body: { items: [] }, header: () => undefined };
    },
  });
  await client.listPersonas();
  expect(asked[0]?.headers).toEqual({});
});

test('a refusal tells the code, the fields and when to come back', async () => {
  const error = {
    code: 'RATE_LIMITED',
    message: '操作太频繁了',
    requestId: 'r',
    fields: { content: '请填写' },
  };
  const { client } = answering(429, { error }, { 'retry-after': '7' });
  const refused = await client.readMe().catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(CallError);
  expect(refused).toMatchObject({
    endpoint: 'readMe',
    status: 429,
    code: 'RATE_LIMITED',
    fields: { content: '请填写' },
    retryAfterSeconds: 7,
  });
});

test('a page of a proxy instead of an answer is a refusal too', async () => {
  const { client } = answering(502, '<html>');
  await expect(client.readMe()).rejects.toMatchObject({ status: 502, code: '', fields: {} });
});

test('a refusal says what was asked, what came and why; when to come back only where that is a time', async () => {
  const refused = async (headers: Record<string, string>, body: unknown = {}) =>
    answering(429, body, headers)
      .client.readPoster({ params: { scene: 'a' } })
      .catch((error: unknown) => error as CallError);
  const told = await refused({}, { error: { code: 'RATE_LIMITED', message: '请稍后再试' } });
  expect(told).toMatchObject({ name: 'CallError', message: 'readPoster: 429 RATE_LIMITED 请稍后再试' });
  expect(await refused({})).toMatchObject({ message: 'readPoster: 429' });
  for (const wait of ['soon', '0', '-3', '']) {
    const error = await refused({ 'retry-after': wait });
    expect((error as CallError).retryAfterSeconds).toBeUndefined();
  }
});
