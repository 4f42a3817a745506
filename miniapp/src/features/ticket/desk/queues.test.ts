import { ticketNumber } from '@jsjb/shared/ticket/contract';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import { isTicketNumber, loadQueue, type Queue, type QueueQuery } from './queues';

const queue: Queue = {
  value: 'a',
  label: '受理',
  queue: 'todo',
  status: 'submitted',
  orAll: true,
  empty: '',
};
const row = (id: string): TicketSummary => ({ id }) as TicketSummary;

/** A server with this many pages in each queue. */
function city(pages: Partial<Record<string, string[][]>>) {
  const asked: QueueQuery[] = [];
  const fetch = async (query: QueueQuery) => {
    asked.push(query);
    const held = pages[query.queue] ?? [];
    const index = Number(query.cursor ?? 0);
    return {
      items: (held[index] ?? []).map(row),
      ...(index + 1 < held.length ? { next: String(index + 1) } : {}),
    };
  };
  return { fetch, asked };
}

test('what waits for me is listed, page by page', async () => {
  const { fetch, asked } = city({ todo: [['1'], ['2']], all: [['9']] });
  const load = loadQueue(queue, {}, fetch);
  const first = await load(undefined);
  const second = await load(first.next);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['1', '2']);
  expect(second.next).toBeUndefined();
  expect(asked.map(({ queue }) => queue)).toEqual(['todo', 'todo']);
});

test('where nothing waits for me, the work of my colleagues is listed, page by page', async () => {
  const { fetch, asked } = city({ all: [['8'], ['9']] });
  const load = loadQueue(queue, {}, fetch);
  const first = await load(undefined);
  const second = await load(first.next);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['8', '9']);
  expect(asked.map(({ queue, status }) => `${queue} ${status}`)).toEqual([
    'todo submitted',
    'all submitted',
    'all submitted',
  ]);
});

test('a queue of one’s own stays empty when it is empty', async () => {
  const { fetch, asked } = city({ all: [['9']] });
  const { items } = await loadQueue({ ...queue, orAll: false }, {}, fetch)(undefined);
  expect(items).toEqual([]);
  expect(asked).toHaveLength(1);
});

test('a chosen status and a number narrow the queue', async () => {
  const { fetch, asked } = city({});
  await loadQueue(
    { ...queue, queue: 'all', orAll: false },
    { status: 'closed', number: '2025092600001X' },
    fetch,
  )(undefined);
  expect(asked).toEqual([{ queue: 'all', status: 'closed', number: '2025092600001X' }]);
});

test('a queue under one light asks for that light, on every page and with a number', async () => {
  const { fetch, asked } = city({ todo: [['1'], ['2']] });
  const red: Queue = { value: 'red', label: '已超期', queue: 'todo', light: 'red', empty: '' };
  const { next } = await loadQueue(red, {}, fetch)(undefined);
  await loadQueue(red, { number: '2025092600001X' }, fetch)(next);
  expect(asked).toEqual([
    { queue: 'todo', light: 'red' },
    { queue: 'todo', light: 'red', number: '2025092600001X', cursor: '1' },
  ]);
});

test.each(['2025092600001X', '20250926000017', '123', '2025092600001', 'abc', ''])(
  'whether %p is a number is judged as the contract judges it',
  (text) => {
    expect(isTicketNumber(text)).toBe(ticketNumber.safeParse(text).success);
  },
);
