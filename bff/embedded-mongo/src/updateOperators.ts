/** What each update operator does to one field, and how a dotted path reaches that field. */
import { add } from './arithmetic';
import { CommandError, badValue } from './errors';
import { parseFilter } from './filter';
import type { Doc, Maybe, Value } from './values';
import { compare, equals, isDoc, isNumeric, toNumber } from './values';
import { pushModifiers } from './vocabulary';

/** The field's new value; undefined removes it; the same object leaves it alone. */
type Change = (old: Maybe) => Maybe;

const arrayBase = (old: Maybe, operator: string): Value[] => {
  if (old === undefined) return [];
  if (!Array.isArray(old)) throw badValue(`The field must be an array to apply ${operator}`);
  return old;
};

const listOf = (argument: Value, operator: string): Value[] => {
  if (!isDoc(argument) || !argument.has('$each')) return [argument];
  const each = argument.get('$each') as Value;
  if (!Array.isArray(each))
    throw new CommandError(14, `The argument to $each in ${operator} must be an array`);
  return each;
};

const wholeNumber = (value: Value, name: string): number => {
  if (!isNumeric(value) || !Number.isInteger(toNumber(value)))
    throw badValue(`The value for ${name} must be an integer`);
  return toNumber(value);
};

function push(old: Maybe, argument: Value): Value[] {
  const base = arrayBase(old, '$push');
  const added = listOf(argument, '$push');
  if (!isDoc(argument) || !argument.has('$each')) return [...base, ...added];
  for (const name of argument.keys()) {
    if (!pushModifiers.has(name)) {
      throw badValue(`Unrecognized clause in $push: ${name} (outside the vocabulary of the embedded server)`);
    }
  }
  const position = argument.has('$position')
    ? wholeNumber(argument.get('$position') as Value, '$position')
    : base.length;
  const at = position < 0 ? Math.max(0, base.length + position) : Math.min(position, base.length);
  const all = [...base.slice(0, at), ...added, ...base.slice(at)];
  if (!argument.has('$slice')) return all;
  const slice = wholeNumber(argument.get('$slice') as Value, '$slice');
  return slice >= 0 ? all.slice(0, slice) : all.slice(slice);
}

function addToSet(old: Maybe, argument: Value): Value[] {
  const out = [...arrayBase(old, '$addToSet')];
  if (isDoc(argument) && argument.has('$each') && argument.size > 1)
    throw badValue('Found unexpected fields after $each in $addToSet');
  for (const value of listOf(argument, '$addToSet'))
    if (!out.some((one) => equals(one, value))) out.push(value);
  return out;
}

function pull(old: Maybe, argument: Value): Maybe {
  if (old === undefined) return undefined;
  if (!Array.isArray(old)) throw badValue('Cannot apply $pull to a non-array value');
  const condition = isDoc(argument) ? argument : undefined;
  const onValue = condition && [...condition.keys()][0]?.startsWith('$');
  if (condition && !onValue) {
    const filter = parseFilter(condition);
    return old.filter((element) => !(isDoc(element) && filter.matches(element)));
  }
  const filter = parseFilter(new Map([['v.0', argument]]));
  if (!onValue && Array.isArray(argument)) return old.filter((element) => !equals(element, argument));
  return old.filter((element) => !filter.matches(new Map([['v', [element]]])));
}

export function applyOperator(operator: string, old: Maybe, argument: Value): Maybe {
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return argument;
    case '$unset':
      return undefined;
    case '$inc':
      if (!isNumeric(argument)) throw new CommandError(14, 'Cannot increment with non-numeric argument');
      if (old !== undefined && !isNumeric(old)) {
        throw new CommandError(14, 'Cannot apply $inc to a value of non-numeric type');
      }
      return old === undefined ? argument : add(old, argument, '$inc');
    case '$min':
      return old === undefined || compare(argument, old) < 0 ? argument : old;
    case '$max':
      return old === undefined || compare(argument, old) > 0 ? argument : old;
    case '$push':
      return push(old, argument);
    case '$addToSet':
      return addToSet(old, argument);
    default:
      return pull(old, argument);
  }
}

/** Operators that leave the document alone when the path is not there. */
const needsField = new Set(['$unset', '$pull']);
const arrayPart = /^\$\[(\w*)\]$/;

/** Walks to the end of the path, making documents on the way, and applies the change there. */
export function mutate(
  container: Doc | Value[],
  path: readonly string[],
  elementTests: ReadonlyMap<string, (element: Value) => boolean>,
  change: Change,
  operator: string,
): void {
  const [part = '', ...rest] = path;
  const every = arrayPart.exec(part);
  if (every) {
    if (!Array.isArray(container)) throw badValue(`The path must exist and be an array to apply '${part}'`);
    const test = every[1] ? elementTests.get(every[1]) : undefined;
    container.forEach((element, i) => {
      if (!test || test(element)) mutate(container, [String(i), ...rest], elementTests, change, operator);
    });
    return;
  }
  if (Array.isArray(container) && !/^(0|[1-9]\d*)$/.test(part)) {
    if (needsField.has(operator)) return;
    throw new CommandError(28, `Cannot create field '${part}' in an array element`);
  }
  const index = Number(part);
  const old = Array.isArray(container) ? container[index] : container.get(part);
  const store = (value: Value) => {
    if (!Array.isArray(container)) return void container.set(part, value);
    if (index > container.length + 1_500_000)
      throw badValue('cannot pad an array by more than 1500000 elements');
    while (container.length < index) container.push(null);
    container[index] = value;
  };
  if (rest.length === 0) {
    const next = change(old);
    if (next !== undefined) store(next);
    else if (old !== undefined) {
      if (Array.isArray(container)) container[index] = null;
      else container.delete(part);
    }
    return;
  }
  if (isDoc(old) || Array.isArray(old)) return mutate(old, rest, elementTests, change, operator);
  if (needsField.has(operator)) return;
  if (old !== undefined)
    throw new CommandError(28, `Cannot create field '${rest[0]}' in element {${part}: …}`);
  if (arrayPart.test(rest[0] ?? ''))
    throw badValue(`The path '${part}' must exist in the document in order to apply array updates.`);
  const made: Doc = new Map();
  mutate(made, rest, elementTests, change, operator);
  store(made);
}
