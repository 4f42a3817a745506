/** Ways in which a body can be wrong, each with the field that the answer must name. */
import type { JsonSchema } from './document';

export interface Spoilt {
  what: string;
  field: string;
  body: unknown;
}

type Path = readonly string[];

function withValue(value: unknown, path: Path, replacement: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return replacement;
  const owner = value as Record<string, unknown>;
  return { ...owner, [head]: withValue(owner[head], rest, replacement) };
}

/** What no field of this kind may hold. */
function wrongValues(schema: JsonSchema): [what: string, value: unknown][] {
  const isText = schema.type === 'string';
  const wrong: [string, unknown][] = [
    ['null', null],
    ['an operator', { $gt: '' }],
    ['a nested operator', [{ $ne: null }]],
    isText ? ['a number', 7] : ['a text', 'seven'],
  ];
  if (!isText) return [...wrong, ['a text with an operator', '$where']];
  return [
    ...wrong,
    ['NUL', `路灯\u0000不亮`],
    ['a lone surrogate', `路灯\ud800不亮`],
    ['a control character', `路灯\u0007不亮`],
    ['too long', '长'.repeat((schema.maxLength ?? 64) + 1)],
    ...(schema.enum ? ([['an unknown choice', 'nonsense']] as [string, unknown][]) : []),
  ];
}

function everyField(schema: JsonSchema, path: Path = []): [Path, JsonSchema][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => [
    [[...path, name], value] as [Path, JsonSchema],
    ...everyField(value, [...path, name]),
  ]);
}

const everyObject = (schema: JsonSchema): Path[] => [
  [],
  ...everyField(schema).flatMap(([path, { type }]) => (type === 'object' ? [path] : [])),
];

/** Keys that databases and JavaScript give a meaning to. As own properties, the way JSON.parse makes them. */
const hostileKeys = ['$where', '$set', 'a.b', '__proto__', 'constructor', 'prototype', 'isAdmin', 'status '];

const withKey = (owner: object, key: string): object =>
  Object.defineProperty({ ...owner }, key, { value: { polluted: true }, enumerable: true });

const at = (value: unknown, path: Path): object =>
  path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], value) as object;

/** `valid` is a sample of `schema` that holds every property. */
export function spoiltBodies(schema: JsonSchema, valid: object): Spoilt[] {
  const values = everyField(schema).flatMap(([path, field]) =>
    wrongValues(field).map(([what, value]) => ({
      what,
      field: path.join('.'),
      body: withValue(valid, path, value),
    })),
  );
  const missing = (schema.required ?? []).map((name) => ({
    what: 'missing',
    field: name,
    body: Object.fromEntries(Object.entries(valid).filter(([key]) => key !== name)),
  }));
  const keys = everyObject(schema).flatMap((path) =>
    hostileKeys.map((key) => ({
      what: `the key ${JSON.stringify(key)}`,
      field: [...path, key].join('.'),
      body: withValue(valid, path, withKey(at(valid, path), key)),
    })),
  );
  const whole = [null, [], 'text', 7, true].map((body) => ({
    what: `${JSON.stringify(body)} instead of an object`,
    field: 'body',
    body,
  }));
  return [...values, ...missing, ...keys, ...whole];
}
