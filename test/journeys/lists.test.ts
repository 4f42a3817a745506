/** Lists a page at a time: nothing twice, nothing left out, whatever arrives meanwhile. */
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import type { TicketQueueName } from '@jsjb/shared/ticket/contract';
import type { CastName } from '../factories/smallCity';
import { startTestServer, type TestServer } from '../harness/server';
import { DAY_MS } from '../harness/clock';
import { newKey, refusalOf, submitted, type Story } from '../harness/story';

let server: TestServer;
const stories: Story[] = [];
beforeAll(async () => {
  server = await startTestServer();
  for (let n = 0; n < 11; n += 1) {
    const story = await submitted(server, 'wang', { content: `第 ${n} 件：路灯不亮` });
    stories.push(story);
    // Several are due at the very same instant: the order must hold among them too.
    await story.go(['zhao', 'accept'], ['qian', 'dispatch', { limit: n % 2 ? '5d' : '3d' }]);
  }
});
afterAll(() => server.close());

async function walk(
  who: CastName,
  queue: TicketQueueName,
  between: () => Promise<unknown> = async () => undefined,
  narrowed: { light?: 'green' | 'yellow' | 'red' } = {},
) {
  const rows: TicketSummary[] = [];
  let next: string | undefined;
  do {
    const page = await server
      .as(who)
      .listTickets({ query: { queue, ...narrowed, limit: '3', ...(next ? { cursor: next } : {}) } });
    expect(page.items.length).toBeLessThanOrEqual(3);
    rows.push(...page.items);
    next = page.next;
    await between();
  } while (next);
  return rows;
}

const numbers = (rows: readonly { number: string }[]): string[] => rows.map(({ number }) => number);

test('walking a list page by page gives every ticket once, newest first', async () => {
  expect(numbers(await walk('wang', 'mine'))).toEqual(numbers(stories).reverse());
});

test('the work list has what is due first at the top', async () => {
  const rows = await walk('roadsClerk', 'todo');
  expect([...numbers(rows)].sort()).toEqual([...numbers(stories)].sort());
  const due = rows.map(({ dueAt }) => dueAt ?? '');
  expect(due).toEqual([...due].sort());
});

test('tickets that arrive while somebody is reading neither repeat nor hide another', async () => {
  const rows = await walk('wang', 'mine', () => submitted(server, 'wang', { content: '刚刚又来了一件' }));
  expect(numbers(rows)).toEqual(numbers(stories).reverse());
});

test('tickets dealt with leave the work list and appear among what was done', async () => {
  const [first] = stories;
  await first?.go(['roadsClerk', 'sign'], ['roadsClerk', 'contact'], ['roadsClerk', 'report']);
  const [todo, done] = [await walk('roadsClerk', 'todo'), await walk('roadsClerk', 'done')];
  expect(numbers(todo)).not.toContain(first?.number);
  expect(numbers(done)).toEqual([first?.number]);
  expect(numbers(await walk('qian', 'todo'))).toContain(first?.number);
});

test('a list can be narrowed to a status or to one number', async () => {
  const agent = server.as('zhao');
  const handled = await agent.listTickets({ query: { queue: 'all', status: 'reported' } });
  expect(numbers(handled.items)).toEqual([stories[0]?.number]);
  const number = stories[4]?.number ?? '';
  expect(numbers((await agent.listTickets({ query: { queue: 'all', number } })).items)).toEqual([number]);
});

test('a row shows the beginning of the content and never the whole of it', async () => {
  const content = '长'.repeat(5000);
  const story = await submitted(server, 'li', { content });
  const { items } = await server.as('li').listTickets();
  expect(items[0]?.excerpt).toBe('长'.repeat(80));
  expect((await story.seenBy('li')).content).toBe(content);
});

test('a cursor that was not given by the server is refused, and so is one of another list', async () => {
  const mine = await server.as('wang').listTickets({ query: { limit: '2' } });
  const cursors = ['x', 'A'.repeat(200), Buffer.from('{"$gt":1}').toString('base64url'), '-'.repeat(12)];
  for (const cursor of cursors) {
    const refusal = await refusalOf(server.as('wang').listTickets({ query: { cursor } }));
    expect(refusal).toMatchObject({ status: 400, fields: { cursor: expect.any(String) } });
  }
  const other = await refusalOf(server.as('wang').listTickets({ query: { cursor: 'a b', queue: 'mine' } }));
  expect(other.fields).toHaveProperty('cursor');
  expect(mine.next).toMatch(/^[\w-]+$/);
});

test('a cursor that was made up is refused by every list that has pages', async () => {
  const { as } = server;
  for (const made of ['AAAA', Buffer.from('x 1').toString('base64url')]) {
    const query = { cursor: made };
    const calls = [
      as('qian').listRulings({ query }),
      as('wang').listNotices({ query }),
      as('gridWorker').listVisits({ query }),
      as('qian').listSuggestions({ query }),
      as('admin').listRewards({ query }),
      as('supervisor').listExclusions({ query }),
      as('admin').listLedger({ query }),
      as('supervisor').listScoreTickets({
        query: { ...query, period: '2026-03', rate: 'finish', side: 'denominator', by: 'unit' },
      }),
    ];
    for (const call of calls)
      expect(await refusalOf(call)).toMatchObject({ status: 400, fields: { cursor: '翻页标记有误' } });
  }
});

test('a visit of long ago or before the calendar began is refused, and breaks no list', async () => {
  const { tickets } = server.deps.models;
  const before = await tickets.countDocuments();
  for (const at of ['1960-01-01T00:00:00Z', '2099-01-01T00:00:00Z', '0000-01-01T00:00:00+08:00']) {
    const matter = { content: '楼道的灯坏了，老人上下楼不方便。' };
    const call = server
      .as('gridWorker')
      .recordVisit({ body: { household: '三号楼', at, matter }, key: newKey() });
    expect(await refusalOf(call)).toMatchObject({ status: 422, fields: { at: expect.any(String) } });
  }
  // Nor does the matter become a ticket without its visit.
  expect(await tickets.countDocuments()).toBe(before);
});

test('page sizes beyond the limit are refused', async () => {
  for (const limit of ['0', '101', '-1', '1e3', '1.5', '']) {
    const refusal = await refusalOf(server.as('wang').listTickets({ query: { limit } }));
    expect(refusal).toMatchObject({ status: 400, fields: { limit: expect.any(String) } });
  }
});

test('the red and the yellow ones can be listed by themselves, page by page, as their rows are lit', async () => {
  const waiting = { wait: 0 };
  for (const limit of ['3h', '24h', 'instant'] as const) {
    const story = await submitted(server, 'wang', { content: `时限 ${limit}：井盖松动` });
    await story.go(['zhao', 'accept'], ['qian', 'dispatch', { limit }]);
  }
  for (const hours of [0, 0.8, 2.5, 17, 26, 24 * 4, 24 * 9]) {
    server.clock.forward((hours - waiting.wait) * (DAY_MS / 24));
    waiting.wait = hours;
    const rows = await walk('roadsClerk', 'todo');
    for (const light of ['green', 'yellow', 'red'] as const) {
      const lit = await walk('roadsClerk', 'todo', undefined, { light });
      expect([hours, light, numbers(lit)]).toEqual([
        hours,
        light,
        numbers(rows.filter((row) => row.light === light)),
      ]);
    }
  }
});
