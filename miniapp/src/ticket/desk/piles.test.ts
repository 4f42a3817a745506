import { ticketNumber } from '@jsjb/shared/contract/tickets';
import type { TicketSummary } from '@jsjb/shared/contract/ticketView';
import { isTicketNumber, loadPile, type Pile, type PileQuery } from './piles';

const pile: Pile = { value: 'a', label: '受理', box: 'todo', status: 'submitted', orAll: true, empty: '' };
const row = (id: string): TicketSummary => ({ id }) as TicketSummary;

/** A server with this many pages in each pile. */
function city(pages: Partial<Record<string, string[][]>>) {
  const asked: PileQuery[] = [];
  const fetch = async (query: PileQuery) => {
    asked.push(query);
    const held = pages[query.box] ?? [];
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
  const load = loadPile(pile, {}, fetch);
  const first = await load(undefined);
  const second = await load(first.next);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['1', '2']);
  expect(second.next).toBeUndefined();
  expect(asked.map(({ box }) => box)).toEqual(['todo', 'todo']);
});

test('where nothing waits for me, the work of my colleagues is listed, page by page', async () => {
  const { fetch, asked } = city({ all: [['8'], ['9']] });
  const load = loadPile(pile, {}, fetch);
  const first = await load(undefined);
  const second = await load(first.next);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['8', '9']);
  expect(asked.map(({ box, status }) => `${box} ${status}`)).toEqual([
    'todo submitted',
    'all submitted',
    'all submitted',
  ]);
});

test('a pile of one’s own stays empty when it is empty', async () => {
  const { fetch, asked } = city({ all: [['9']] });
  const { items } = await loadPile({ ...pile, orAll: false }, {}, fetch)(undefined);
  expect(items).toEqual([]);
  expect(asked).toHaveLength(1);
});

test('a chosen status and a number narrow the pile', async () => {
  const { fetch, asked } = city({});
  await loadPile(
    { ...pile, box: 'all', orAll: false },
    { status: 'closed', number: '2025092600001X' },
    fetch,
  )(undefined);
  expect(asked).toEqual([{ box: 'all', status: 'closed', number: '2025092600001X' }]);
});

test('a pile under one light asks for that light, on every page and with a number', async () => {
  const { fetch, asked } = city({ todo: [['1'], ['2']] });
  const red: Pile = { value: 'red', label: '已超期', box: 'todo', light: 'red', empty: '' };
  const { next } = await loadPile(red, {}, fetch)(undefined);
  await loadPile(red, { number: '2025092600001X' }, fetch)(next);
  expect(asked).toEqual([
    { box: 'todo', light: 'red' },
    { box: 'todo', light: 'red', number: '2025092600001X', cursor: '1' },
  ]);
});

test.each(['2025092600001X', '20250926000017', '123', '2025092600001', 'abc', ''])(
  'whether %p is a number is judged as the contract judges it',
  (text) => {
    expect(isTicketNumber(text)).toBe(ticketNumber.safeParse(text).success);
  },
);
