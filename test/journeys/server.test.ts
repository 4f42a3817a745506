/** The server itself: health, documentation, leaving in good order. */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { makeIndexes } from '@jsjb/bff/platform/db/makeIndexes';
import { aComplaint } from '../factories/bodies';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const get = (address: string) => fetch(server.url + address);

test('the process and its database each say that they are well, and which database it is', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ ok: true });
  const store = process.env['MONGODB_URI'] ? 'mongodb' : 'embedded';
  const ready = await get('/readyz');
  expect(ready.headers.get('cache-control')).toBe('no-store');
  expect(await ready.json()).toMatchObject({ ok: true, store: expect.stringMatching(/mongodb|embedded/) });
  expect(['mongodb', 'embedded']).toContain(store);
});

test('a server whose database is gone says so, and stays alive', async () => {
  const lonely = await startTestServer();
  try {
    await lonely.deps.models.tickets.db.close();
    const ready = await fetch(`${lonely.url}/readyz`);
    expect([ready.status, (await ready.json()) as object]).toEqual([
      503,
      expect.objectContaining({ ok: false }),
    ]);
    expect((await fetch(`${lonely.url}/healthz`)).status).toBe(200);
  } finally {
    await lonely.close();
  }
});

test('the documentation needs nothing from the internet', async () => {
  const page = await get('/docs');
  const html = await page.text();
  expect(html).not.toMatch(/https?:\/\//);
  const assets = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(assets).toHaveLength(3);
  for (const address of assets) {
    const asset = await get(address);
    expect([address, asset.status]).toEqual([address, 200]);
    expect((await asset.text()).length).toBeGreaterThan(20);
  }
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
});

test('the contract describes itself in OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const document = (await (await get('/openapi.json')).json()) as Record<string, unknown>;
  expect(document).toMatchObject({ openapi: '3.1.0' });
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, at]) => at ?? '',
  );
  expect(references.length).toBeGreaterThan(0);
  for (const reference of new Set(references)) {
    const target = reference
      .split('/')
      .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
    expect([reference, typeof target]).toEqual([reference, 'object']);
  }
});

test('before the web version is built, a page says so and opens it by itself', async () => {
  const page = await get('/account/signin/index?as=agent-1');
  expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
  expect(page.headers.get('cache-control')).toBe('no-store');
  const text = await page.text();
  expect(text).toContain('网页版还没有构建好，请稍候');
  expect(text).toContain('http-equiv="refresh"');
});

test('the web version is served: its pages fresh, its hashed files for a year', async () => {
  const folder = server.deps.env.WEB_DIR;
  mkdirSync(path.join(folder, 'js'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>接诉即办</title>');
  writeFileSync(path.join(folder, 'js', 'app.0a1b2c3d.js'), 'start()');
  for (const address of ['/', '/resident/form?scene=JC-0001']) {
    const page = await get(address);
    expect(await page.text()).toContain('接诉即办');
    expect(page.headers.get('cache-control')).toMatch(/max-age=0|no-cache/);
  }
  expect((await get('/js/app.0a1b2c3d.js')).headers.get('cache-control')).toContain('immutable');
  expect((await get('/js/missing.js')).status).toBe(404);
  expect((await get('/api/missing')).status).toBe(404);
});

test('nobody walks out of the folder of the web version', async () => {
  const paths = ['/..%2f..%2fsecret.keys', '/%2e%2e/secret.keys', '/js/..%5c..%5csecret.keys', '/js/a%00.js'];
  for (const outside of paths) {
    const answer = await get(outside);
    expect([outside, answer.status < 500]).toEqual([outside, true]);
    expect(await answer.text()).not.toContain('k1:');
  }
});

test('every answer carries a request id and the headers that keep a browser safe', async () => {
  const answer = await get('/api/missing');
  const { error } = (await answer.json()) as { error: { requestId: string } };
  expect(error.requestId).toBe(answer.headers.get('x-request-id'));
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-powered-by')).toBeNull();
});

test('a server that stops finishes what it has begun, and takes nothing new', async () => {
  const leaving = await startTestServer();
  try {
    const client = leaving.as('wang');
    await client.readMe();
    const began = Array.from({ length: 30 }, () => client.submitTicket({ body: aComplaint, key: newKey() }));
    // The first of them has just been stored; the others are at every stage of theirs.
    await Promise.race(began);
    const closed = leaving.closeHttp();
    const outcomes = await Promise.allSettled(began);
    await closed;
    const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBeGreaterThan(1);
    expect(await leaving.deps.models.tickets.countDocuments()).toBe(done);
    await expect(fetch(`${leaving.url}/healthz`)).rejects.toThrow();
  } finally {
    await leaving.close();
  }
});

test('a server that stops waits for a request half sent, but not for the browser that keeps its connection', async () => {
  const leaving = await startTestServer();
  const agent = new Agent({ keepAlive: true });
  try {
    const token = await leaving.accessToken('wang');
    const body = JSON.stringify(aComplaint);
    const sending = request(`${leaving.url}/api/tickets`, {
      method: 'POST',
      agent,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'Idempotency-Key': newKey(),
      },
    });
    sending.write(body.slice(0, 10));
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closed = leaving.closeHttp();
    sending.end(body.slice(10));
    const [answer] = await answered;
    answer.resume();
    expect(answer.statusCode).toBe(201);
    const from = performance.now();
    await closed;
    // A connection left alone would be kept for five seconds.
    expect(performance.now() - from).toBeLessThan(2500);
  } finally {
    agent.destroy();
    await leaving.close();
  }
});

test('an index that an earlier version defined otherwise is made anew, one added by hand stays', async () => {
  const { tickets } = server.deps.models;
  const [key, ours] = [
    { 'list.doneBy': 1, updatedAt: -1, _id: -1 } as const,
    'list.doneBy_1_updatedAt_-1__id_-1',
  ];
  await tickets.collection.dropIndex(ours);
  await tickets.collection.createIndex(key);
  await tickets.collection.createIndex({ channel: 1 });
  await makeIndexes(tickets);
  const made = await tickets.collection.listIndexes().toArray();
  expect(made.find(({ name }) => name === ours)).toMatchObject({
    partialFilterExpression: { 'list.doneBy': { $exists: true } },
  });
  expect(made.map(({ name }) => String(name))).toContain('channel_1');
});
