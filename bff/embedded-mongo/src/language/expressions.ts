/** Aggregation expressions: field paths, and documents and arrays of them. */
import { badValue, notSpoken, unknownWord } from '../errors';
import { splitPath, valueAt } from '../values/paths';
import { type Doc, type Maybe, type Value, isDoc } from '../values/values';

export type Expression = (doc: Doc) => Maybe;
/** Top-level fields that are read. */
export type Heads = Set<string>;

function fieldPath(text: string, heads: Heads): Expression {
  if (text.startsWith('$$')) throw notSpoken(`the variable ${text}`);
  const path = splitPath(text.slice(1));
  if (path.includes('')) throw badValue(`'${text}' is not a valid field path`);
  heads.add(path[0] as string);
  return (doc) => valueAt(doc, path);
}

/** A document of expressions; what is missing is left out. */
function made(spec: Doc, heads: Heads): Expression {
  const fields = [...spec].map(([name, value]) => [name, parseExpression(value, heads)] as const);
  return (doc) => {
    const values = fields.map(([name, of]) => [name, of(doc)] as const);
    return new Map(values.filter((field): field is [string, Value] => field[1] !== undefined));
  };
}

/** `heads` gathers the top-level fields the expression reads. */
export function parseExpression(spec: Value, heads: Heads): Expression {
  if (typeof spec === 'string' && spec.startsWith('$')) return fieldPath(spec, heads);
  if (Array.isArray(spec)) {
    const items = spec.map((item) => parseExpression(item, heads));
    return (doc) => items.map((item) => item(doc) ?? null);
  }
  if (!isDoc(spec)) return () => spec;
  const operator = [...spec.keys()].find((name) => name.startsWith('$'));
  if (operator !== undefined) throw unknownWord(168, 'expression', operator);
  return made(spec, heads);
}
