/** Aggregation expressions: field paths, documents and arrays of them, and the listed operators. */
import { CommandError, badValue, unknownWord } from '../errors';
import { valueAt } from '../values/paths';
import type { Doc, Maybe, Value } from '../values/values';
import { isDoc } from '../values/values';

export type Expression = (doc: Doc) => Maybe;
/** Top-level fields that are read; '' (no field's name) stands for the whole document. */
export type Heads = Set<string>;

export const expressionOperators: Readonly<Record<string, (argument: Value) => Expression>> = {
  $literal: (argument) => () => argument,
};

function fieldPath(text: string, heads: Heads): Expression {
  const [, root, name = ''] = /^\$(?:\$(\w+)\.?)?(.*)$/.exec(text) ?? [];
  if (root !== undefined && root !== 'ROOT' && root !== 'CURRENT')
    throw new CommandError(17276, `Use of undefined variable: ${root}`);
  const path = name === '' ? [] : name.split('.');
  if (path.includes('') || (root === undefined && path.length === 0))
    throw badValue(`'${text}' is not a valid field path`);
  heads.add(path[0] ?? '');
  return (doc) => valueAt(doc, path);
}

/** A document of expressions; what is missing is left out. */
function made(spec: Doc, heads: Heads): Expression {
  const fields = [...spec].map(([name, value]) => [name, parseExpression(value, heads)] as const);
  return (doc) => {
    const out: Doc = new Map();
    for (const [name, of] of fields) {
      const value = of(doc);
      if (value !== undefined) out.set(name, value);
    }
    return out;
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
  const [[name, argument] = ['', null]] = spec;
  if (!name.startsWith('$')) return made(spec, heads);
  if (spec.size !== 1) throw new CommandError(15983, 'an expression must have exactly one operator');
  const operator = expressionOperators[name];
  if (!operator) throw unknownWord(168, 'expression', name);
  return operator(argument);
}
