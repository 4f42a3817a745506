/** `$group` and its accumulators. */
import { Decimal128 } from 'bson';
import { CommandError, notSpoken, unknownWord } from '../errors';
import { compare, keyText } from '../values/keyCoding';
import type { Doc, Maybe, Numeric, Value } from '../values/values';
import { isDoc, isNull, isNumeric, toNumber } from '../values/values';
import { add, double } from './arithmetic';
import type { Expression, Heads } from './expressions';
import { parseExpression } from './expressions';

interface Accumulator {
  add(value: Maybe): void;
  result(): Value;
}

/** From a first state over the values of a group to a result. */
const folding =
  <S>(first: () => S, step: (state: S, value: Maybe) => S, end: (state: S) => Value) =>
  (): Accumulator => {
    let state = first();
    return { add: (value) => void (state = step(state, value)), result: () => end(state) };
  };
const best = (sign: number) =>
  folding<Maybe>(
    () => undefined,
    (held, value) =>
      isNull(value) || (held !== undefined && compare(value, held) * sign <= 0) ? held : value,
    (held) => held ?? null,
  );

export const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: folding<Numeric>(
    () => 0,
    (total, value) => (isNumeric(value) ? add(total, value) : total),
    (total) => total,
  ),
  $avg: folding<number[]>(
    () => [0, 0],
    ([total = 0, count = 0], value) => {
      if (value instanceof Decimal128) throw notSpoken('$avg of Decimal128');
      return isNumeric(value) ? [total + toNumber(value), count + 1] : [total, count];
    },
    ([total = 0, count = 0]) => (count === 0 ? null : double(total / count)),
  ),
  $min: best(-1),
  $max: best(1),
  $first: folding<Maybe>(
    () => undefined,
    (held, value) => (held === undefined ? (value ?? null) : held),
    (held) => held ?? null,
  ),
  $last: folding<Maybe>(
    () => undefined,
    (_held, value) => value,
    (held) => held ?? null,
  ),
  $push: folding<Value[]>(
    () => [],
    (held, value) => (value !== undefined && held.push(value), held),
    (held) => held,
  ),
  $addToSet: folding<Map<string, Value>>(
    () => new Map(),
    (held, value) => (value === undefined ? held : held.set(keyText(value), value)),
    (held) => [...held.values()],
  ),
};

interface Field {
  name: string;
  make: () => Accumulator;
  of: Expression;
}
function parseField(name: string, spec: Value, heads: Heads): Field {
  if (!isDoc(spec) || spec.size !== 1)
    throw new CommandError(40234, `The field '${name}' must be an accumulator object`);
  const [[operator, argument] = ['', null]] = spec;
  const make = accumulators[operator];
  if (!make) throw unknownWord(15952, 'group operator', operator);
  return { name, make, of: parseExpression(argument, heads) };
}

export function parseGroup(spec: Value, heads: Heads): (docs: Iterable<Doc>) => Generator<Doc> {
  if (!isDoc(spec)) throw new CommandError(15947, "a group's fields must be specified in an object");
  const idSpec = spec.get('_id');
  if (idSpec === undefined) throw new CommandError(15955, 'a group specification must include an _id');
  const id = parseExpression(idSpec, heads);
  const fields = [...spec].flatMap(([name, value]) => (name === '_id' ? [] : parseField(name, value, heads)));
  return function* grouped(docs) {
    const groups = new Map<string, { id: Value; totals: Accumulator[] }>();
    for (const doc of docs) {
      // A missing id and a null one are the same group.
      const value = id(doc) ?? null;
      const key = keyText(value);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { id: value, totals: fields.map(({ make }) => make()) }));
      group.totals.forEach((total, i) => total.add(fields[i]?.of(doc)));
    }
    for (const group of groups.values())
      yield new Map([
        ['_id', group.id],
        ...fields.map(({ name }, i) => [name, group.totals[i]?.result() ?? null] as const),
      ]);
  };
}
