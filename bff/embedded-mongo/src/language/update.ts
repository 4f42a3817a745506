/** Applies an update — operators, a pipeline or a whole replacement — to a document. */
import { CommandError, badValue, lookUp, notSpoken, typeMismatch, unknownWord } from '../errors';
import { joined, piecesOf, readDocument, toBson } from '../values/bson';
import { compareText, equals, keyOf } from '../values/keyCoding';
import {
  type ElementTests,
  type FieldChange,
  type Path,
  anyElement,
  setAt,
  splitPath,
} from '../values/paths';
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
import { parsePipeline } from './stages';

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
  const change = (old: Maybe) => {
    const all = [...arrayOf(old, '$push'), ...each];
    return slice >= 0 ? all.slice(0, slice) : all.slice(slice);
  };
  return { change };
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
  const change = (old: Maybe) => {
    if (old === undefined) return argument;
    if (!isNumeric(old)) throw typeMismatch('Cannot apply $inc to a value of non-numeric type');
    return add(old, argument);
  };
  return { change };
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

export interface Update {
  /** Makes the new document of the given one, which is used up. */
  apply(doc: Doc, inserting: boolean): Doc;
  isReplacement: boolean;
  /** All it may change; absent when that is the whole document. */
  paths?: readonly Path[];
}

type Change = FieldChange & { path: Path };
const pipelineStages = ['$set', '$addFields', '$unset', '$project'];

function refuseConflicts(paths: readonly string[]): void {
  const begins = (path: string, start: string) => `${path}.`.startsWith(`${start}.`);
  for (const [i, path] of paths.entries()) {
    const other = paths.slice(0, i).find((one) => begins(one, path) || begins(path, one));
    if (other !== undefined)
      throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${other}'`);
  }
}

function parsePath(name: string): Path {
  const path = splitPath(name);
  if (path.includes('')) throw new CommandError(56, `The update path '${name}' contains an empty field name`);
  if (path.includes('$')) throw notSpoken(`the positional operator $ in '${name}'`);
  const odd = path.find((part) => part.startsWith('$') && !anyElement.test(part));
  if (odd) throw new CommandError(52, `The dollar ($) prefixed field '${odd}' in '${name}' is not valid`);
  return path;
}

function parseChanges(update: Doc): Change[] {
  const changes = [...update].flatMap(([operator, fields]) => {
    const parse = lookUp(updateOperators, operator, 9, 'modifier');
    if (!isDoc(fields)) throw new CommandError(9, `Modifiers operate on fields, but ${operator} has none`);
    return [...fields].map(([name, argument]): Change => ({ path: parsePath(name), ...parse(argument) }));
  });
  refuseConflicts(changes.map(({ path }) => path.join('.')));
  // New fields appear in the order of their names, as MongoDB 5 and later write them.
  return changes.sort((a, b) => compareText(a.path.join('.'), b.path.join('.')));
}

/** `arrayFilters: [{ 'leg.state': 'open' }]` as tests of one array element by name. */
function parseArrayFilters(filters: readonly Doc[], changes: readonly Change[]): ElementTests {
  const tests = new Map<string, (element: Value) => boolean>();
  for (const filter of filters) {
    const [name = '', ...others] = new Set([...filter.keys()].map((path) => splitPath(path)[0]));
    const { matches } = parseFilter(filter);
    if (!name || others.length > 0 || tests.has(name))
      throw new CommandError(9, `An array filter must be the only one for one field name (${name})`);
    tests.set(name, (element) => matches(new Map([[name, element]])));
  }
  const named = changes.flatMap(({ path }) => path.flatMap((part) => anyElement.exec(part)?.[1] || []));
  for (const name of named)
    if (!tests.has(name)) throw badValue(`No array filter found for identifier '${name}' in path`);
  for (const name of tests.keys())
    if (!named.includes(name))
      throw new CommandError(9, `The array filter for identifier '${name}' was not used in the update`);
  return tests;
}

export function parseUpdate(update: Maybe, arrayFilters: readonly Doc[]): Update {
  if (Array.isArray(update)) return pipelineUpdate(update);
  if (!isDoc(update)) throw new CommandError(9, 'Update argument must be an object');
  const dollar = [...update.keys()].findIndex((name) => name.startsWith('$'));
  if (dollar > 0) throw new CommandError(52, 'A dollar ($) prefixed field is not allowed in a replacement');
  if (dollar < 0) return { isReplacement: true, apply: (doc) => replacement(doc, update) };
  const changes = parseChanges(update);
  const tests = parseArrayFilters(arrayFilters, changes);
  return {
    isReplacement: false,
    paths: changes.map(({ path }) => path),
    apply(doc, inserting) {
      const id = doc.has('_id') ? keyOf(doc.get('_id')) : undefined;
      for (const change of changes)
        if (inserting || !change.onInsertOnly) setAt(doc, change.path, change, tests);
      if (id && !id.equals(keyOf(doc.get('_id')))) throw immutableId();
      return doc;
    },
  };
}
const immutableId = () =>
  new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");

/** `[{ $set: … }]`: the stages that turn one document into one. */
function pipelineUpdate(stages: readonly Value[]): Update {
  for (const stage of stages) {
    const [name = ''] = isDoc(stage) ? stage.keys() : [];
    if (!pipelineStages.includes(name)) throw unknownWord(9, 'stage in an update', name);
  }
  const run = parsePipeline(stages);
  const apply = (doc: Doc) => replacement(doc, Array.from(run([doc]))[0] ?? doc);
  return { isReplacement: false, apply };
}

/** `_id` stays, and stays first. */
function replacement(doc: Doc, update: Doc): Doc {
  const [id, newId] = [doc.get('_id'), update.get('_id')];
  if (id !== undefined && newId !== undefined && !equals(id, newId)) throw immutableId();
  return withIdFirst(update, id ?? newId);
}
export function withIdFirst(doc: Doc, id: Maybe): Doc {
  const out: Doc = new Map(id === undefined ? [] : [['_id', id]]);
  for (const [name, value] of doc) if (name !== '_id') out.set(name, value);
  return out;
}

/** The document after an update; fields it does not speak of are copied as they lie. */
export function updated(raw: Buffer, { apply, paths }: Update): Buffer {
  if (!paths) return toBson(apply(readDocument(raw), false));
  const heads = new Set(paths.map(([head]) => head));
  const fields = piecesOf(raw);
  const known = joined(fields.flatMap(([name, piece]) => (heads.has(name) ? [piece] : [])));
  const after = new Map(piecesOf(toBson(apply(readDocument(known), false))));
  const inPlace = fields.flatMap(([name, piece]) => {
    if (!heads.has(name)) return piece;
    const changed = after.get(name) ?? [];
    after.delete(name);
    return changed;
  });
  return joined([...inPlace, ...after.values()]);
}
