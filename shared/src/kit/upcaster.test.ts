/** Events of an older release are read under today's words. */
import { renameFields, upcaster } from './upcaster';

const upcast = upcaster({
  'repair.told': { type: 'repair.said' },
  'repair.said': { type: 'repair.reported', data: ({ what }: { what: string }) => ({ thing: what }) },
  'repair.added': { data: renameFields({ text: 'note' }) },
});
const event = (type: string, data: object) => ({ type, data, seq: 1 });

test('a type and its data are renamed through every release in between', () => {
  const now = event('repair.reported', { thing: '长椅' });
  expect(upcast(event('repair.said', { what: '长椅' }))).toEqual(now);
  expect(upcast(event('repair.told', { what: '长椅' }))).toEqual(now);
});

test('fields are renamed under the same type; an event of today stays the same object', () => {
  expect(upcast(event('repair.added', { text: '少一块' }))).toEqual(
    event('repair.added', { note: '少一块' }),
  );
  for (const now of [event('repair.added', { note: '少一块' }), event('repair.finished', {})])
    expect(upcast(now)).toBe(now);
});

test('reading twice is reading once', () => {
  const once = upcast(event('repair.told', { what: '长椅' }));
  expect(upcast(once)).toBe(once);
});

test('names that lead in a circle are refused at start-up', () => {
  expect(() => upcaster({ a: { type: 'b' }, b: { type: 'a' } })).toThrow('a is renamed in a circle');
});
