/** `$group` and its accumulators. */
import { Decimal128 } from 'bson';
import { add, double } from './arithmetic';
import { CommandError } from './errors';
import type { Expression } from './expressions';
import { parseExpression } from './expressions';
import { encodeKey } from './keyCoding';
import type { Doc, Maybe, Numeric, Value } from './values';
import { compare, isDoc, isNumeric, toNumber } from './values';

interface Accumulator {
  add(value: Maybe): void;
  result(): Value;
}

const isNull = (value: Maybe): value is null | undefined => value === undefined || value === null;

function extreme(sign: number): Accumulator {
  let best: Maybe;
  return {
    add: (value) => {
      if (!isNull(value) && (best === undefined || compare(value, best) * sign > 0)) best = value;
    },
    result: () => best ?? null,
  };
}

const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => {
    let total: Numeric = 0;
    return {
      add: (value) => {
        if (isNumeric(value)) total = add(total, value, '$sum');
      },
      result: () => total,
    };
  },
  $avg: () => {
    let total = 0;
    let count = 0;
    return {
      add: (value) => {
        if (!isNumeric(value)) return;
        if (value instanceof Decimal128)
          throw new CommandError(238, '$avg of Decimal128 is outside the vocabulary of the embedded server');
        total += toNumber(value);
        count++;
      },
      result: () => (count === 0 ? null : double(total / count)),
    };
  },
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: () => {
    let first: Maybe;
    let seen = false;
    return {
      add: (value) => {
        if (!seen) first = value;
        seen = true;
      },
      result: () => first ?? null,
    };
  },
  $last: () => {
    let last: Maybe;
    return { add: (value) => void (last = value), result: () => last ?? null };
  },
  $push: () => {
    const all: Value[] = [];
    return {
      add: (value) => {
        if (value !== undefined) all.push(value);
      },
      result: () => all,
    };
  },
  $addToSet: () => {
    const all = new Map<string, Value>();
    return {
      add: (value) => {
        if (value !== undefined) all.set(encodeKey([value]).key.toString('latin1'), value);
      },
      result: () => [...all.values()],
    };
  },
};

interface Group {
  id: Maybe;
  accumulators: Accumulator[];
}

export function parseGroup(spec: Value, heads: Set<string>): (docs: Iterable<Doc>) => Generator<Doc> {
  if (!isDoc(spec)) throw new CommandError(15947, "a group's fields must be specified in an object");
  const idSpec = spec.get('_id');
  if (idSpec === undefined) throw new CommandError(15955, 'a group specification must include an _id');
  const id = parseExpression(idSpec, heads);
  const fields = [...spec]
    .filter(([name]) => name !== '_id')
    .map(([name, value]) => ({ name, ...parseField(name, value, heads) }));
  return function* grouped(docs) {
    const groups = new Map<string, Group>();
    for (const doc of docs) {
      const value = id(doc);
      // A missing id and a null one are the same group.
      const key = typeof value === 'string' ? `s${value}` : encodeKey([value]).key.toString('latin1');
      let group = groups.get(key);
      if (!group) {
        group = { id: value, accumulators: fields.map(({ make }) => make()) };
        groups.set(key, group);
      }
      for (const [i, { of }] of fields.entries()) group.accumulators[i]?.add(of(doc));
    }
    for (const group of groups.values()) {
      const out: Doc = new Map([['_id', group.id ?? null]]);
      for (const [i, { name }] of fields.entries()) out.set(name, group.accumulators[i]?.result() ?? null);
      yield out;
    }
  };
}

function parseField(
  name: string,
  spec: Value,
  heads: Set<string>,
): { make: () => Accumulator; of: Expression } {
  if (!isDoc(spec) || spec.size !== 1)
    throw new CommandError(40234, `The field '${name}' must be an accumulator object`);
  const [[operator, argument]] = [...spec] as [[string, Value]];
  const make = accumulators[operator];
  if (!make)
    throw new CommandError(
      15952,
      `unknown group operator '${operator}' (outside the vocabulary of the embedded server)`,
    );
  return { make, of: parseExpression(argument, heads) };
}
