/** What each update operator does to one field. */
import { badValue, typeMismatch, unknownWord } from '../errors';
import { equals } from '../values/keyCoding';
import {
  type Doc,
  type Maybe,
  type Value,
  add,
  isDoc,
  isNumeric,
  isOperators,
  numberOf,
} from '../values/values';
import { pushModifiers } from '../vocabulary';
import { elementConditions, parseFilter } from './filter';

export interface FieldChange {
  /** The field's new value; undefined removes it. */
  change(old: Maybe): Maybe;
  /** Does nothing where the path is not there. */
  sparing?: boolean;
  onInsertOnly?: boolean;
}

function arrayOf(old: Maybe, operator: string): Value[] {
  if (old !== undefined && !Array.isArray(old))
    throw badValue(`The field must be an array to apply ${operator}`);
  return old ?? [];
}

/** The modifiers `{ $each: […], … }`; a plain value is a list of one. */
function modifiersOf(argument: Value, operator: string, known: ReadonlySet<string>) {
  const modifiers: Doc =
    isDoc(argument) && argument.has('$each') ? argument : new Map([['$each', [argument]]]);
  for (const name of modifiers.keys())
    if (!known.has(name)) throw unknownWord(2, `clause in ${operator}`, name);
  const each = modifiers.get('$each');
  if (!Array.isArray(each)) throw typeMismatch(`The argument to $each in ${operator} must be an array`);
  const slice = numberOf(modifiers.get('$slice') ?? Infinity);
  if (modifiers.has('$slice') && !Number.isInteger(slice)) throw badValue('$slice must be an integer');
  return { each, slice };
}

function push(argument: Value): FieldChange {
  const { each, slice } = modifiersOf(argument, '$push', pushModifiers);
  return {
    change(old) {
      const all = [...arrayOf(old, '$push'), ...each];
      return slice >= 0 ? all.slice(0, slice) : all.slice(slice);
    },
  };
}

function addToSet(argument: Value): FieldChange {
  const { each } = modifiersOf(argument, '$addToSet', new Set(['$each']));
  const join = (all: Value[], value: Value) =>
    all.some((one) => equals(one, value)) ? all : [...all, value];
  return { change: (old) => each.reduce(join, arrayOf(old, '$addToSet')) };
}

/** Elements that equal the argument, or meet its conditions. */
function pull(argument: Value): FieldChange {
  let meets = (element: Value): boolean => equals(element, argument);
  if (isOperators(argument)) meets = elementConditions(argument).matches;
  else if (isDoc(argument)) {
    const { matches } = parseFilter(argument);
    meets = (element) => isDoc(element) && matches(element);
  }
  const change = (old: Maybe) =>
    old === undefined ? old : arrayOf(old, '$pull').filter((element) => !meets(element));
  return { sparing: true, change };
}

function increment(argument: Value): FieldChange {
  if (!isNumeric(argument)) throw typeMismatch('Cannot increment with non-numeric argument');
  return {
    change(old) {
      if (old === undefined) return argument;
      if (!isNumeric(old)) throw typeMismatch('Cannot apply $inc to a value of non-numeric type');
      return add(old, argument);
    },
  };
}

export const updateOperators: Readonly<Record<string, (argument: Value) => FieldChange>> = {
  $set: (argument) => ({ change: () => argument }),
  $setOnInsert: (argument) => ({ change: () => argument, onInsertOnly: true }),
  $unset: () => ({ change: () => undefined, sparing: true }),
  $inc: increment,
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
};
