/** A valid value for a JSON schema: the smallest that the schema allows. */
import type { JsonSchema } from './document';

/** Texts of every shape the contract knows; the first that fits a pattern is taken. */
const texts = [
  '2026-03',
  '0123456789abcdef01234567',
  'roads',
  '13900001111',
  '1999999999',
  '123456',
  '2026-05-15',
  '2026-05-15T08:00:00Z',
  '20',
  'JC-0001~AAAAAAAAAAAAAAAA',
  'A'.repeat(28),
  '20260311000001X',
  '2026',
  '0123456789abcdef01234567.1',
  `${'0123456789abcdef'.repeat(2)}.1999999999.${'A'.repeat(43)}`,
  `0123456789abcdef01234567.1999999999.${'A'.repeat(43)}`,
];

function textOf({ pattern, format, minLength = 0 }: JsonSchema): string {
  if (format === 'date') return '2026-05-15';
  if (format === 'date-time') return '2026-05-15T08:00:00Z';
  if (!pattern) return '路灯不亮已经三天了'.padEnd(minLength, '。');
  const shape = new RegExp(pattern, 'u');
  const fitting = texts.find((text) => shape.test(text) && text.length >= minLength);
  if (fitting === undefined) throw new Error(`no sample fits ${pattern}: add one`);
  return fitting;
}

/** Optional properties are included, so that each can be spoilt. */
export function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0]);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, value]) => [name, sampleOf(value)]),
      );
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map(sampleOf);
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items || {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return textOf(schema);
  }
}
