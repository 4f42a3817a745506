import { ApiError, offline } from './apiError';
import { createTransport, type RawRequest, type RawResponse, type TransportParts } from './transport';

type Answer = RawResponse | ApiError;

/** A server that answers from a list, and remembers what it was asked. */
function scripted(answers: Answer[], change: Partial<TransportParts> = {}) {
  const asked: RawRequest[] = [];
  const pauses: number[] = [];
  const signedOut = { times: 0 };
  const session = { token: 'old' };
  const transport = createTransport({
    base: 'http://bff',
    send: async (request) => {
      asked.push(request);
      const answer = answers.shift() ?? { status: 200, body: {} };
      if (answer instanceof ApiError) throw answer;
      return answer;
    },
    accessToken: () => session.token,
    renew: async () => {
      session.token = 'new';
      return true;
    },
    onSignedOut: () => {
      signedOut.times += 1;
    },
    wait: async (ms) => {
      pauses.push(ms);
    },
    cutOff: () => false,
    ...change,
  });
  return { transport, asked, pauses, signedOut, session };
}

const get = { method: 'GET', path: '/api/me' } as const;
const post = { method: 'POST', path: '/api/tickets', body: { a: 1 }, key: 'k-1' } as const;

test('a read survives two lost connections', async () => {
  const { transport, asked, pauses } = scripted([
    offline(),
    { status: 503, body: '' },
    { status: 200, body: { ok: 1 } },
  ]);
  await expect(transport(get)).resolves.toEqual({ ok: 1 });
  expect(asked).toHaveLength(3);
  expect(pauses).toEqual([400, 1200]);
});

test('a read gives up after three tries and says it is the network', async () => {
  const { transport, asked } = scripted([offline(), offline(), offline()]);
  await expect(transport(get)).rejects.toMatchObject({ code: 'OFFLINE', isTransient: true });
  expect(asked).toHaveLength(3);
});

test('without any network a read says so at once', async () => {
  const { transport, asked, pauses } = scripted([offline()], { cutOff: () => true });
  await expect(transport(get)).rejects.toMatchObject({ code: 'OFFLINE' });
  expect([asked.length, pauses]).toEqual([1, []]);
});

test('what the operator has not set up is not tried again: another try changes nothing', async () => {
  const { transport, asked, pauses } = scripted([new ApiError('SETUP', '小程序还没有配置好（600002）。')]);
  await expect(transport(get)).rejects.toMatchObject({ code: 'SETUP' });
  expect([asked.length, pauses]).toEqual([1, []]);
});

test('a write is sent once only, with its key', async () => {
  const { transport, asked } = scripted([offline()]);
  await expect(transport(post)).rejects.toMatchObject({ code: 'OFFLINE' });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers).toMatchObject({ 'Idempotency-Key': 'k-1', 'Content-Type': 'application/json' });
});

test('an expired login is renewed and the request repeated with the new one', async () => {
  const { transport, asked, signedOut } = scripted([
    { status: 401, body: {} },
    { status: 201, body: { id: 't' } },
  ]);
  await expect(transport(post)).resolves.toEqual({ id: 't' });
  expect(asked.map((request) => request.headers['Authorization'])).toEqual(['Bearer old', 'Bearer new']);
  expect(signedOut.times).toBe(0);
});

test('ten requests that find the login expired renew it once', async () => {
  let renewals = 0;
  const session = { token: 'old' };
  const transport = createTransport({
    base: '',
    send: async ({ headers }) =>
      headers['Authorization'] === 'Bearer new' ? { status: 200, body: 'ok' } : { status: 401, body: {} },
    accessToken: () => session.token,
    renew: async () => {
      renewals += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      session.token = 'new';
      return true;
    },
    onSignedOut: () => undefined,
    wait: async () => undefined,
    cutOff: () => false,
  });
  const answers = await Promise.all(Array.from({ length: 10 }, () => transport(get)));
  expect(answers).toEqual(Array.from({ length: 10 }, () => 'ok'));
  expect(renewals).toBe(1);
});

test('a login that cannot be renewed signs the person out and tells why', async () => {
  const body = { error: { code: 'UNAUTHENTICATED', message: '登录已过期，请重新登录。', requestId: 'r-1' } };
  const { transport, signedOut } = scripted([{ status: 401, body }], { renew: async () => false });
  await expect(transport(post)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', requestId: 'r-1' });
  expect(signedOut.times).toBe(1);
});

test('a visitor who never signed in is not asked to renew', async () => {
  let renewals = 0;
  const { transport } = scripted([{ status: 401, body: {} }], {
    accessToken: () => undefined,
    renew: async () => {
      renewals += 1;
      return true;
    },
  });
  await expect(transport(get)).rejects.toMatchObject({ status: 401 });
  expect(renewals).toBe(0);
});

test('the fields that are wrong reach the form', async () => {
  const body = {
    error: { code: 'INVALID', message: '请修改。', requestId: 'r', fields: { content: '请至少写 5 个字' } },
  };
  const { transport } = scripted([{ status: 422, body }]);
  await expect(transport(post)).rejects.toMatchObject({
    fields: { content: '请至少写 5 个字' },
    isTransient: false,
  });
});

test('a page of a proxy instead of JSON becomes a plain sentence', async () => {
  const { transport } = scripted([{ status: 500, body: '<html>' }]);
  await expect(transport(post)).rejects.toMatchObject({
    code: 'INTERNAL',
    message: '服务暂时没有回应，请稍后再试。',
  });
});
