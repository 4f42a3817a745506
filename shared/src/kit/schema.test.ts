/** What no request may carry, and what is taken as it was meant. */
import {
  point,
  localDate,
  note,
  objectId,
  pageSize,
  photoIds,
  slug,
  text,
  type z,
  cursor,
  instant,
} from './schema';
import { submitBody } from '../ticket/contract';

const takes = (schema: z.ZodMiniType, value: unknown): boolean => schema.safeParse(value).success;
const complaint = { content: '路口的灯坏了，晚上很黑。', place: {} };
/** As it arrives over the wire, where `__proto__` is a key like any other. */
const wire = (json: string): unknown => JSON.parse(json) as unknown;

test.each([
  ['NUL', '路灯\u0000坏了很久'],
  ['an escape sequence', '路灯\u001b[31m坏了'],
  ['a delete character', '路灯\u007f坏了很久'],
  ['half a surrogate pair', '路灯\ud83d坏了很久'],
  ['the other half', '路灯\ude00坏了很久'],
])('a text with %s is refused', (_, value) => {
  expect(takes(text(100), value)).toBe(false);
  expect(takes(note(100), value)).toBe(false);
  expect(takes(submitBody, { ...complaint, content: value })).toBe(false);
});

test.each([
  ['Chinese', '路灯坏了'],
  ['an emoji', '谢谢👍🏻'],
  ['a rare character beyond the basic plane', '𠮷野家门口'],
  ['lines and tabs', '一、路灯\n\t二、路面\r\n'],
])('a text with %s is taken', (_, value) => {
  expect(text(100).parse(value)).toBe(value.trim());
});

test('spaces alone are not a text, and a text too long is refused in words', () => {
  expect(takes(text(10), '   \n')).toBe(false);
  expect(text(3).safeParse('一二三四').error?.issues[0]?.message).toBe('请不要超过 3 个字');
  expect(text(10, 5).safeParse('太短').error?.issues[0]?.message).toBe('请至少写 5 个字');
});

test.each([
  ['an unknown field', '{"admin":true}'],
  ['a status', '{"status":"closed"}'],
  ['__proto__', '{"__proto__":{"admin":true}}'],
  ['constructor', '{"constructor":{"prototype":{}}}'],
  ['an operator of the database', '{"$where":"1"}'],
  ['a dotted path', '{"requester.role":"leader"}'],
])('a submission with %s is refused, and pollutes nothing', (_, extra) => {
  const body = wire(`${JSON.stringify(complaint).slice(0, -1)},${extra.slice(1)}`);
  expect(takes(submitBody, complaint)).toBe(true);
  expect(takes(submitBody, body)).toBe(false);
  const inPlace = wire(JSON.stringify(complaint).replace('"place":{}', `"place":${extra}`));
  expect(takes(submitBody, inPlace)).toBe(false);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test.each([
  ['an operator', { $gt: '' }],
  ['a number', 5],
  ['null', null],
  ['a list', ['路灯坏了很久']],
])('%s where a text belongs is refused', (_, value) => {
  expect(takes(submitBody, { ...complaint, content: value })).toBe(false);
});

test.each([
  [slug, '../../etc'],
  [slug, '$where'],
  [slug, 'a'.repeat(65)],
  [slug, ''],
  [objectId, 'A'.repeat(24)],
  [objectId, '0'.repeat(23)],
  [cursor, 'a b'],
  [localDate, '2025-02-30'],
  [localDate, '20250201'],
  [instant, '2025-02-01 10:00'],
  [point, [102.2]],
  [point, [38.5, 102.2]],
  [point, [Number.NaN, 38.5]],
  [pageSize(), '0'],
  [pageSize(), '101'],
  [pageSize(), '1e2'],
  [pageSize(), '-1'],
  [photoIds(1), ['0'.repeat(24), '1'.repeat(24)]],
] as const)('identifier, date, place or page out of form: refused (%#)', (schema, value) => {
  expect(takes(schema, value)).toBe(false);
});

test('identifier, date, place and page in form are taken', () => {
  expect(slug.parse('620302-01.a:b')).toBe('620302-01.a:b');
  expect(objectId.parse('0123456789abcdef01234567')).toBe('0123456789abcdef01234567');
  expect(localDate.parse('2024-02-29')).toBe('2024-02-29');
  expect(instant.parse('2025-02-01T10:00:00+08:00')).toBe('2025-02-01T10:00:00+08:00');
  expect(point.parse([102.19, 38.52])).toEqual([102.19, 38.52]);
  expect([pageSize().parse('100'), pageSize().parse(undefined)]).toEqual([100, 20]);
});
