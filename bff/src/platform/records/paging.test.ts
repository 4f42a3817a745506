/** Pages follow one another without a gap or a repeat, whatever a list is sorted by. */
import { Types } from 'mongoose';
import { after, decodeCursor, encodeCursor, readPage, sortOf, type Order } from './paging';

interface Row {
  _id: string;
  list: { at: Date };
}
const rows: Row[] = Array.from({ length: 10 }, (_, n) => ({
  _id: `row${n}`,
  // Several share an instant.
  list: { at: new Date(Math.floor(n / 4) * 1000) },
}));

/** What the database would answer, by the conditions it is given. */
function answer(filter: Record<string, unknown>, { direction, field }: Order, limit: number): Promise<Row[]> {
  const past = (a: number, b: number): boolean => (direction === 1 ? a > b : a < b);
  const value = ({ _id, list }: Row): number => (field ? list.at.getTime() * 100 : 0) + Number(_id.slice(3));
  const [mark] = JSON.stringify(filter).match(/row\d/) ?? [];
  const last = rows.find(({ _id }) => _id === mark);
  const sorted = rows.toSorted((a, b) => (value(a) - value(b)) * direction);
  return Promise.resolve(sorted.filter((row) => !last || past(value(row), value(last))).slice(0, limit));
}

test.each<Order>([
  { direction: 1 },
  { direction: -1 },
  { field: 'list.at', direction: 1 },
  { field: 'list.at', direction: -1 },
])('all rows come once, in order: %j', async (order) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage<Row>(order, { cursor, limit: 3 }, ({ filter, limit }) =>
      answer(filter, order, limit),
    );
    expect(page.docs.length).toBeLessThanOrEqual(3);
    seen.push(...page.docs.map(({ _id }) => _id));
    cursor = page.next;
  } while (cursor);
  const ids = rows.map(({ _id }) => _id);
  expect(seen).toEqual(order.direction === 1 ? ids : ids.toReversed());
});

test('a mark keeps instants, numbers, words and both kinds of identifier', () => {
  const id = new Types.ObjectId();
  for (const value of [new Date(5), 7, '七', undefined])
    for (const each of [id, 'a:b'])
      expect(decodeCursor(encodeCursor(value, each))).toEqual({ value, id: each });
});

test.each([
  '',
  'x',
  '{}',
  '[]',
  '[1]',
  '[null,7]',
  '[{"date":"x"},"a"]',
  '[{"date":1e300},"a"]',
  '[{"$gt":1},"a"]',
  '[null,{"$ne":1}]',
])('a mark that was not made here is refused: %s', (text) => {
  expect(() => decodeCursor(Buffer.from(text).toString('base64url'))).toThrow(
    expect.objectContaining({ code: 'BAD_REQUEST' }) as Error,
  );
});

test('the mark of another list is refused', () => {
  expect(() => after({ field: 'at', direction: 1 }, encodeCursor(undefined, 'a'))).toThrow(
    expect.objectContaining({ code: 'BAD_REQUEST' }) as Error,
  );
  expect(sortOf({ field: 'at', direction: -1 })).toEqual({ at: -1, _id: -1 });
});
