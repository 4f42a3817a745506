/** Aggregation expressions: field paths, and documents and arrays of them. */
import { badValue, notSpoken, unknownWord } from '../errors';
import { type Path, splitPath, valueAt, withPath } from '../values/paths';
import { type Doc, type Maybe, type Value, isDoc } from '../values/values';

export type Expression = (doc: Doc) => Maybe;

function fieldPath(text: string): Expression {
  if (text.startsWith('$$')) throw notSpoken(`the variable ${text}`);
  const path = splitPath(text.slice(1));
  if (path.includes('')) throw badValue(`'${text}' is not a valid field path`);
  return (doc) => valueAt(doc, path);
}

/** Sets what each expression makes of `doc` at its path into another document; what is missing is left out. */
export function parseFields(fields: readonly [Path, Value][]): (doc: Doc, into: Doc) => Doc {
  const parsed = fields.map(([path, value]) => [path, parseExpression(value)] as const);
  const setOne = (doc: Doc, into: Doc, [path, of]: (typeof parsed)[number]) => {
    const value = of(doc);
    return value === undefined ? into : (withPath(into, path, value) as Doc);
  };
  return (doc, into) => parsed.reduce((out, field) => setOne(doc, out, field), into);
}

export function parseExpression(spec: Value): Expression {
  if (typeof spec === 'string' && spec.startsWith('$')) return fieldPath(spec);
  if (Array.isArray(spec)) {
    const items = spec.map(parseExpression);
    return (doc) => items.map((item) => item(doc) ?? null);
  }
  if (!isDoc(spec)) return () => spec;
  const operator = [...spec.keys()].find((name) => name.startsWith('$'));
  if (operator !== undefined) throw unknownWord(168, 'expression', operator);
  const fill = parseFields([...spec].map(([name, value]) => [[name], value]));
  return (doc) => fill(doc, new Map());
}
