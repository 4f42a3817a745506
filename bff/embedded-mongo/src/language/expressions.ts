/** Aggregation expressions: field paths, and documents and arrays of them. */
import { badValue, notSpoken, unknownWord } from '../errors';
import { splitPath, valueAt } from '../values/paths';
import { type Doc, type Maybe, type Value, isDoc } from '../values/values';

export type Expression = (doc: Doc) => Maybe;

function fieldPath(text: string): Expression {
  if (text.startsWith('$$')) throw notSpoken(`the variable ${text}`);
  const path = splitPath(text.slice(1));
  if (path.includes('')) throw badValue(`'${text}' is not a valid field path`);
  return (doc) => valueAt(doc, path);
}

/** A document of expressions; what is missing is left out. */
function made(spec: Doc): Expression {
  const fields = [...spec].map(([name, value]) => [name, parseExpression(value)] as const);
  return (doc) => {
    const values = fields.map(([name, of]) => [name, of(doc)] as const);
    return new Map(values.filter((field): field is [string, Value] => field[1] !== undefined));
  };
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
  return made(spec);
}
