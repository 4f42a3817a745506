/** What people ask for in the same moment goes to the database in one trip, and each gets their own answer. */
import { isTicketNumber } from '@jsjb/shared/ticket/number';
import { aComplaint } from '../factories/bodies';
import { startTestServer, type TestServer } from '../harness/server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** How often a command was sent to the tickets while `work` ran. */
async function trips<T>(command: 'find' | 'insert', work: () => Promise<T>): Promise<[number, T]> {
  const client = server.deps.models.tickets.db.getClient();
  let count = 0;
  const listen = (event: { commandName: string; command: Record<string, unknown> }) => {
    if (event.commandName === command && event.command[command] === 'tickets') count += 1;
  };
  client.on('commandStarted', listen);
  try {
    const result = await work();
    return [count, result];
  } finally {
    client.off('commandStarted', listen);
  }
}

const ten = Array.from({ length: 10 }, (_, n) => n);
const complaint = (n: number) => ({ ...aComplaint, content: `第 ${n} 号路灯不亮，已经三天了。` });

test('tickets submitted at once are stored together, each whole and with its own number', async () => {
  await server.as('wang').listTickets();
  const [inserts, opened] = await trips('insert', () =>
    Promise.all(
      ten.map((n) => server.as('wang').submitTicket({ key: `same-moment-${n}`, body: complaint(n) })),
    ),
  );
  expect(inserts).toBeLessThan(ten.length);
  expect(new Set(opened.map(({ number }) => number)).size).toBe(ten.length);
  expect(opened.every(({ number }) => isTicketNumber(number))).toBe(true);
  expect(opened.map(({ content }) => content)).toEqual(ten.map((n) => complaint(n).content));
  const stored = await Promise.all(opened.map(({ id }) => server.as('wang').readTicket({ params: { id } })));
  expect(stored).toEqual(opened);
});

test('a repeated key among them is answered as the first time and holds up nobody', async () => {
  const first = await server.as('wang').submitTicket({ key: 'same-moment-again', body: complaint(100) });
  const opened = await Promise.all(
    ten.map((n) =>
      server
        .as('wang')
        .submitTicket(
          n === 4
            ? { key: 'same-moment-again', body: complaint(100) }
            : { key: `same-moment-mixed-${n}`, body: complaint(n) },
        ),
    ),
  );
  expect(opened[4]).toEqual(first);
  expect(new Set(opened.map(({ id }) => id)).size).toBe(ten.length);
});

test('tickets opened for reading at once come in one trip, each to its own reader', async () => {
  const mine = await server.as('wang').submitTicket({ key: 'same-moment-mine', body: complaint(1) });
  const hers = await server.as('li').submitTicket({ key: 'same-moment-hers', body: complaint(2) });
  const [finds, answers] = await trips('find', () =>
    Promise.all(
      ten.map((n) =>
        server
          .as(n % 2 === 0 ? 'wang' : 'li')
          .readTicket({ params: { id: n % 3 === 0 ? hers.id : mine.id } })
          .catch((error: { code?: string }) => error.code),
      ),
    ),
  );
  expect(finds).toBeLessThan(ten.length);
  for (const [n, answer] of answers.entries()) {
    const own = n % 2 === 0 ? mine : hers;
    const asked = n % 3 === 0 ? hers : mine;
    expect(answer).toEqual(asked === own ? own : 'NOT_FOUND');
  }
});

test('without WeChat nothing follows a submission, so nothing waits for it', async () => {
  await server.as('wang').submitTicket({ key: 'same-moment-calm', body: complaint(3) });
  expect(await server.deps.models.tickets.countDocuments({ 'outbox.due': { $exists: true } })).toBe(0);
});

test('an address in capitals or with a slash at its end is the same address', async () => {
  const token = await server.accessToken('wang');
  const ask = (path: string, method = 'GET') =>
    fetch(server.url + path, { method, headers: { authorization: `Bearer ${token}` } });
  for (const path of ['/api/tickets', '/api/tickets/', '/API/Tickets'])
    expect([path, (await ask(path)).status]).toEqual([path, 200]);
  const wrong = await ask('/api/tickets/', 'DELETE');
  expect([wrong.status, wrong.headers.get('allow')?.split(', ').sort()]).toEqual([
    405,
    ['GET', 'HEAD', 'POST'],
  ]);
  expect((await ask('/api/tickets/a/b/c')).status).toBe(404);
});
