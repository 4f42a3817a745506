/** Aggregation expressions: field paths, literals and the listed operators. */
import { add, divide, multiply, subtract } from './arithmetic';
import { CommandError, badValue } from './errors';
import type { Doc, Maybe, Numeric, Value } from './values';
import { compare, equals, isDoc, isNumeric, rank, rankOf, toNumber } from './values';

export type Expression = (doc: Doc) => Maybe;

const isNullish = (value: Maybe): value is null | undefined => value === undefined || value === null;
export const isTrue = (value: Maybe): boolean =>
  !(isNullish(value) || value === false || (isNumeric(value) && toNumber(value) === 0));

/** `$a.b`: through arrays it gathers what each element has. */
export function valueAt(value: Maybe, path: readonly string[], at = 0): Maybe {
  if (at === path.length) return value;
  if (isDoc(value)) return valueAt(value.get(path[at] as string), path, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((element) => {
    const found = isDoc(element) || Array.isArray(element) ? valueAt(element, path, at) : undefined;
    return found === undefined ? [] : [found];
  });
}

const numeric = (value: Value, name: string): Numeric => {
  if (!isNumeric(value)) throw new CommandError(14, `${name} only supports numeric types`);
  return value;
};

type Operator = (args: Expression[], doc: Doc) => Maybe;

/** Arithmetic on anything null or missing is null. */
const arithmetic =
  (name: string, calculate: (values: Value[]) => Value): Operator =>
  (args, doc) => {
    const values: Value[] = [];
    for (const arg of args) {
      const value = arg(doc);
      if (isNullish(value)) return null;
      values.push(value);
    }
    return calculate(
      name === '$subtract' || name === '$add' ? values : values.map((value) => numeric(value, name)),
    );
  };

function addAll(values: Value[]): Value {
  let date: Date | undefined;
  let total: Numeric = 0;
  for (const value of values) {
    if (value instanceof Date) {
      if (date) throw new CommandError(16612, 'only one date allowed in an $add expression');
      date = value;
    } else total = add(total, numeric(value, '$add'));
  }
  return date ? new Date(date.getTime() + toNumber(total)) : total;
}

function subtractTwo([a, b]: Value[]): Value {
  if (a instanceof Date) {
    if (b instanceof Date) return subtract(a.getTime(), b.getTime());
    return new Date(a.getTime() - toNumber(numeric(b as Value, '$subtract')));
  }
  return subtract(numeric(a as Value, '$subtract'), numeric(b as Value, '$subtract'));
}

const comparison =
  (holds: (order: number) => boolean): Operator =>
  ([a, b], doc) => {
    const x = a?.(doc);
    const y = b?.(doc);
    // Inside expressions a missing field stands below null.
    return holds(
      Number(x !== undefined) - Number(y !== undefined) && rankOf(x ?? y) === rank.null
        ? x === undefined
          ? -1
          : 1
        : compare(x, y),
    );
  };

const fixedArity: Readonly<Record<string, number>> = {
  $arrayElemAt: 2,
  $divide: 2,
  $eq: 2,
  $gt: 2,
  $gte: 2,
  $in: 2,
  $lt: 2,
  $lte: 2,
  $ne: 2,
  $not: 1,
  $size: 1,
  $subtract: 2,
};

const operators: Readonly<Record<string, Operator>> = {
  $add: arithmetic('$add', addAll),
  $subtract: arithmetic('$subtract', subtractTwo),
  $multiply: arithmetic('$multiply', (values) => (values as Numeric[]).reduce(multiply, 1)),
  $divide: arithmetic('$divide', ([a, b]) => divide(a as Numeric, b as Numeric)),
  $and: (args, doc) => args.every((arg) => isTrue(arg(doc))),
  $or: (args, doc) => args.some((arg) => isTrue(arg(doc))),
  $not: ([arg], doc) => !isTrue(arg?.(doc)),
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $ifNull: (args, doc) => {
    for (const arg of args.slice(0, -1)) {
      const value = arg(doc);
      if (!isNullish(value)) return value;
    }
    return args[args.length - 1]?.(doc);
  },
  $in: ([item, list], doc) => {
    const values = list?.(doc);
    if (!Array.isArray(values)) throw new CommandError(40081, '$in requires an array as a second argument');
    const wanted = item?.(doc);
    return values.some((value) => equals(value, wanted));
  },
  $size: ([list], doc) => {
    const values = list?.(doc);
    if (!Array.isArray(values)) throw new CommandError(17124, 'The argument to $size must be an array');
    return values.length;
  },
  $arrayElemAt: ([list, at], doc) => {
    const values = list?.(doc);
    const index = at?.(doc);
    if (isNullish(values) || isNullish(index)) return null;
    if (!Array.isArray(values))
      throw new CommandError(28689, "$arrayElemAt's first argument must be an array");
    return values.at(toNumber(numeric(index, '$arrayElemAt')));
  },
  $concat: (args, doc) => {
    let out = '';
    for (const arg of args) {
      const value = arg(doc);
      if (isNullish(value)) return null;
      if (typeof value !== 'string') throw new CommandError(16702, '$concat only supports strings');
      out += value;
    }
    return out;
  },
};

function conditional(argument: Value, heads: Set<string>): Expression {
  const parts = isDoc(argument) ? ['if', 'then', 'else'].map((name) => argument.get(name)) : argument;
  if (!Array.isArray(parts) || parts.length !== 3 || parts.includes(undefined)) {
    throw new CommandError(17080, '$cond needs if, then and else');
  }
  const [test, yes, no] = parts.map((part) => parseExpression(part as Value, heads)) as [
    Expression,
    Expression,
    Expression,
  ];
  return (doc) => (isTrue(test(doc)) ? yes(doc) : no(doc));
}

function fieldPath(text: string, heads: Set<string>): Expression {
  if (text.startsWith('$$')) {
    const [variable, ...path] = text.slice(2).split('.');
    if (variable === 'REMOVE') return () => undefined;
    if (variable !== 'ROOT' && variable !== 'CURRENT')
      throw new CommandError(17276, `Use of undefined variable: ${variable}`);
    // '' never names a field: it marks that the whole document is needed.
    heads.add(path[0] ?? '');
    return (doc) => valueAt(doc, path);
  }
  const path = text.slice(1).split('.');
  if (path.some((part) => part === '')) throw badValue(`'${text}' is not a valid field path`);
  heads.add(path[0] as string);
  return (doc) => valueAt(doc, path);
}

/** `heads` gathers the top-level fields the expression reads. */
export function parseExpression(spec: Value, heads: Set<string>): Expression {
  if (typeof spec === 'string') return spec.startsWith('$') ? fieldPath(spec, heads) : () => spec;
  if (Array.isArray(spec)) {
    const items = spec.map((item) => parseExpression(item, heads));
    return (doc) => items.map((item) => item(doc) ?? null);
  }
  if (!isDoc(spec)) return () => spec;
  const [name] = spec.keys();
  if (name === undefined || !name.startsWith('$')) {
    const fields = [...spec].map(([field, value]) => [field, parseExpression(value, heads)] as const);
    return (doc) =>
      new Map(
        fields.flatMap(([field, value]) => {
          const result = value(doc);
          return result === undefined ? [] : [[field, result] as const];
        }),
      );
  }
  if (spec.size !== 1) throw new CommandError(15983, 'an expression must have exactly one operator');
  const argument = spec.get(name) as Value;
  if (name === '$literal') return () => argument;
  if (name === '$cond') return conditional(argument, heads);
  const operator = operators[name];
  if (!operator) {
    throw new CommandError(
      168,
      `Unrecognized expression '${name}' (outside the vocabulary of the embedded server)`,
    );
  }
  const args = (Array.isArray(argument) ? argument : [argument]).map((one) => parseExpression(one, heads));
  const arity = fixedArity[name];
  if (arity !== undefined && args.length !== arity) {
    throw new CommandError(16020, `Expression ${name} takes exactly ${arity} arguments`);
  }
  return (doc) => operator(args, doc);
}
