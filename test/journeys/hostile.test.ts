/** A stranger with a socket: requests that no client would send, and what a browser is told to refuse. */
import type { Socket } from 'node:net';
import { phonePhoto } from '../factories/photos';
import { openSocket, say, statusesOf } from '../harness/rawHttp';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: 'https://12345.example.gov.cn' });
});
afterAll(() => server.close());

const post = (headers: string, body: string, path = '/api/demo/sessions') =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`;
const smuggled = 'GET /api/me HTTP/1.1\r\nHost: x\r\n\r\n';

test.each([
  [
    'both a length and chunks',
    post('Content-Length: 6\r\nTransfer-Encoding: chunked', `0\r\n\r\n${smuggled}`),
  ],
  ['two lengths', post('Content-Length: 0\r\nContent-Length: 40', smuggled)],
  ['a length that is no number', post('Content-Length: +2', '{}')],
  ['chunks in another spelling', post('Transfer-Encoding: xchunked', `0\r\n\r\n${smuggled}`)],
  ['chunks twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', `0\r\n\r\n${smuggled}`)],
  ['a header with a space before its colon', 'GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n'],
  ['a header that is continued', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n'],
  ['a chunk of negative size', post('Transfer-Encoding: chunked', `-1\r\n${smuggled}`)],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
  ['headers of 100 kilobytes', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`],
])('a request with %s is one refused request, not two', async (_name, bytes) => {
  const statuses = statusesOf(await say(server.url, bytes));
  expect(statuses).toHaveLength(1);
  expect([400, 431, 501]).toContain(statuses[0]);
});

test('the same header or key twice is not taken for another', async () => {
  const mine = await server.accessToken('wang');
  const theirs = await server.accessToken('zhao');
  const twice = `GET /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${mine}\r\nAuthorization: Bearer ${theirs}\r\n\r\n`;
  expect(await say(server.url, twice)).toContain('"id":"wang"');
  const body = '{"personaId":"wang","personaId":"zhao"}';
  const answer = await say(
    server.url,
    post(`Connection: close\r\nContent-Length: ${body.length}`, body, '/api/demo/sessions'),
  );
  // The last one counts, as for every reader of JSON; nothing looked at the first.
  expect(answer).toContain('"id":"zhao"');
  const query = await fetch(`${server.url}/api/tickets?queue=mine&queue=all`, {
    headers: { Authorization: `Bearer ${mine}` },
  });
  expect(query.status).toBe(400);
});

test('a body cannot reach the prototype of anything', async () => {
  const token = await server.accessToken('wang');
  const bodies = [
    '{"content":"路灯坏了，晚上看不清路。","place":{"text":"东门"},"__proto__":{"onBehalf":true}}',
    '{"content":"路灯坏了，晚上看不清路。","place":{"text":"东门","__proto__":{"gridId":"x"}}}',
    '{"content":"路灯坏了，晚上看不清路。","place":{"text":"东门"},"constructor":{"prototype":{"admin":true}}}',
  ];
  for (const body of bodies) {
    const answer = await fetch(`${server.url}/api/tickets`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': newKey(),
      },
      body,
    });
    expect([body, answer.status]).toEqual([body, 422]);
  }
  const asked = await fetch(`${server.url}/api/tickets?__proto__=x&constructor=y`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(asked.status).toBe(400);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('signs that break screens, logs and marks are refused wherever words are taken', async () => {
  const { id, version } = await submitted(server).then(async (story) => ({
    id: story.id,
    version: await story.version(),
  }));
  for (const bad of ['\u0000', '\ud800', '\udfff我', '\u0008', '\u001b[2J']) {
    const params = { id };
    const words = `用于核实情况${bad}。`;
    const calls = [
      server.as('wang').submitTicket({
        body: { content: `路灯坏了${bad}看不清路。`, place: { text: '东门' } },
        key: newKey(),
      }),
      server.as('zhao').unmaskRequester({ params, body: { reason: words } }),
      server.as('wang').supplement({ params, body: { version, text: words } }),
    ];
    const refusals = await Promise.all(calls.map(refusalOf));
    expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422]);
  }
});

test('words made to keep a pattern busy are answered at once', async () => {
  const began = performance.now();
  const long = [
    'a'.repeat(60_000),
    '1'.repeat(60_000),
    '请 '.repeat(20_000),
    '@.'.repeat(30_000),
    '%'.repeat(60_000),
  ];
  for (const text of long) {
    await refusalOf(
      server.as('wang').submitTicket({ body: { content: text, place: { text } }, key: newKey() }),
    );
    await fetch(`${server.url}/api/posters/${encodeURIComponent(text).slice(0, 6000)}`);
    await fetch(`${server.url}/api/me`, {
      headers: { Authorization: `Bearer ${text.slice(0, 6000).replaceAll(/[^\w.-]/g, '')}` },
    });
  }
  expect(performance.now() - began).toBeLessThan(5000);
});

test('a thousand connections that never finish their request keep nobody out', async () => {
  const slow: Socket[] = [];
  for (let opened = 0; opened < 1000; opened += 1) {
    const socket = await openSocket(server.url);
    socket.write('POST /api/tickets HTTP/1.1\r\nHost: x\r\nContent-Le');
    slow.push(socket);
  }
  const began = performance.now();
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await server.as('wang').readMe()).id).toBe('wang');
  expect(performance.now() - began).toBeLessThan(2000);
  for (const socket of slow) socket.destroy();
});

test('who opens a page elsewhere can neither frame, read nor load ours', async () => {
  for (const path of ['/', '/docs', '/openapi.json', '/api/sessions/ways', '/api/missing', '/healthz']) {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await fetch(server.url + path, {
        method,
        headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
      });
      const { headers } = answer;
      expect([path, method, [...headers.keys()].filter((name) => name.startsWith('access-control'))]).toEqual(
        [path, method, []],
      );
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/,
      );
      expect(headers.get('content-security-policy')).not.toMatch(/script-src|unsafe-eval|\*/);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
        'referrer-policy': 'same-origin',
      });
      // Tokens travel in a header of our own making: there is no cookie to ride on.
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  }
});

test('a form of another page, which cannot set our headers, writes nothing', async () => {
  const before = await server.deps.models.sessions.countDocuments();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await fetch(`${server.url}/api/demo/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': type, Origin: 'https://evil.example' },
      body: '{"personaId":"wang"}',
    });
    expect(answer.status).toBe(415);
  }
  expect(await server.deps.models.sessions.countDocuments()).toBe(before);
});

test('an upload that does not end is ended as soon as it is too large', async () => {
  const token = await server.accessToken('wang');
  const head = `POST /api/photos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${newKey()}\r\nContent-Type: multipart/form-data; boundary=x\r\n`;
  const file =
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n';
  const starts = [`${head}Transfer-Encoding: chunked\r\n\r\n`, `${head}Content-Length: 4000000000\r\n\r\n`];
  for (const [index, start] of starts.entries()) {
    for (const form of [file, '']) {
      const socket = await openSocket(server.url);
      const piece = Buffer.alloc(256 * 1024, 97);
      let heard = '';
      let sent = 0;
      let ended = false;
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
      socket.on('close', () => (ended = true));
      const chunked = (bytes: Buffer) =>
        index === 0
          ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
          : bytes;
      socket.write(start);
      if (form) socket.write(chunked(Buffer.from(form)));
      while (!ended && sent < 60_000_000) {
        sent += piece.length;
        if (!socket.write(chunked(piece)))
          await new Promise<void>((resolve) => {
            socket.once('drain', resolve);
            socket.once('close', () => resolve());
            setTimeout(resolve, 500);
          });
        if (/ 413 /.test(heard)) break;
        await new Promise((resolve) => setImmediate(resolve));
      }
      socket.destroy();
      expect(ended || / 413 /.test(heard)).toBe(true);
      expect(sent).toBeLessThan(60_000_000);
    }
  }
});

test('a photo that is a little too large is told so in words', async () => {
  const refusal = await refusalOf(
    server.as('wang').uploadPhoto({ file: Buffer.alloc(12_000_000, 97), key: newKey() }),
  );
  expect([refusal.status, refusal.error.message]).toEqual([413, '图片太大了，请压缩后再上传。']);
});

test.each([
  [
    'in the middle of the file',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc',
  ],
  ['in a header', '--x\r\nContent-Disposition: form-da'],
  ['before it began', ''],
  ['after a field', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nabc'],
  [
    'twice',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="b"\r\n\r\nb',
  ],
])('a form that ends %s is refused, and the server goes on', async (_name, body) => {
  const answer = await fetch(`${server.url}/api/photos`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await server.accessToken('wang')}`,
      'Idempotency-Key': newKey(),
      'Content-Type': 'multipart/form-data; boundary=x',
    },
    body,
  });
  expect([400, 422]).toContain(answer.status);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('many photos at once are all taken, one after the other', async () => {
  const file = await phonePhoto(3000, 2000);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => server.as('wang').uploadPhoto({ file, key: newKey() })),
  );
  expect(new Set(answers.map(({ id }) => id)).size).toBe(12);
});

test('a photo’s address opens this photo in this size until its time, and nothing else', async () => {
  const { id, url, thumbUrl } = await server
    .as('wang')
    .uploadPhoto({ file: await phonePhoto(), key: newKey() });
  const other = await server.as('wang').uploadPhoto({ file: await phonePhoto(50, 50), key: newKey() });
  const status = async (address: string) => (await fetch(server.url + address)).status;
  expect([await status(url), await status(thumbUrl)]).toEqual([200, 200]);
  const until = Number(new URL(url, 'http://x').searchParams.get('until'));
  const forged = [
    url.replace('size=full', 'size=thumb'),
    thumbUrl.replace('size=thumb', 'size=full'),
    url.replace(id, other.id),
    url.replace(`until=${until}`, `until=${until + 3600}`),
    url.replace(`until=${until}`, `until=0${until}`),
    url.replace(`until=${until}`, `until=${until}.0`),
    url.slice(0, -1),
    `${url}A`,
    url.replace(/sign=.*/, 'sign='),
    url.replace(id, `..%2f${id}`),
    `${url}&size=thumb`,
  ];
  for (const address of forged)
    expect([address, [400, 404].includes(await status(address))]).toEqual([address, true]);
  const held = server.clock.now();
  server.clock.set(new Date(until * 1000));
  expect(await status(url)).toBe(404);
  // Signed anew, it holds again.
  const mine = await submitted(server, 'wang', { photos: [id] });
  const [photo] = (await mine.seenBy('wang')).photos;
  expect(await status(photo?.url ?? '')).toBe(200);
  server.clock.set(held);
});
