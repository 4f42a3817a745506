/** Applies an update — operators, a pipeline or a whole replacement — to a document. */
import { CommandError, badValue, notSpoken, unknownWord } from '../errors';
import { compareText, equals, keyOf } from '../values/keyCoding';
import { type Path, arrayIndex, headOf, splitPath } from '../values/paths';
import { type Doc, type Maybe, type Value, isDoc } from '../values/values';
import { parseFilter } from './filter';
import { parsePipeline } from './stages';
import { type FieldChange, updateOperators } from './updateOperators';

export interface Update {
  /** Makes the new document of the given one, which is used up. */
  apply(doc: Doc, inserting: boolean): Doc;
  isReplacement: boolean;
}

type ElementTests = ReadonlyMap<string, (element: Value) => boolean>;
interface Change extends FieldChange {
  path: Path;
}

const anyElement = /^\$\[(\w*)\]$/;
const pipelineStages = ['$set', '$addFields', '$unset', '$project'];

function refuseConflicts(changes: readonly Change[]): void {
  const begins = (path: Path, start: Path) => start.every((part, i) => part === path[i]);
  for (const [i, { path }] of changes.entries()) {
    const other = changes.slice(0, i).find((one) => begins(one.path, path) || begins(path, one.path));
    if (!other) continue;
    const [shown, at] = [path.join('.'), other.path.join('.')];
    throw new CommandError(40, `Updating the path '${shown}' would create a conflict at '${at}'`);
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
    const parse = updateOperators[operator];
    if (!parse) throw unknownWord(9, 'modifier', operator);
    if (!isDoc(fields)) throw new CommandError(9, `Modifiers operate on fields, but ${operator} has none`);
    return [...fields].map(([name, argument]): Change => ({ path: parsePath(name), ...parse(argument) }));
  });
  refuseConflicts(changes);
  // New fields appear in the order of their names, as MongoDB 5 and later write them.
  return changes.sort((a, b) => compareText(a.path.join('.'), b.path.join('.')));
}

/** `arrayFilters: [{ 'leg.state': 'open' }]` as tests of one array element by name. */
function parseArrayFilters(filters: readonly Doc[], changes: readonly Change[]): ElementTests {
  const tests = new Map<string, (element: Value) => boolean>();
  for (const filter of filters) {
    const [name = '', ...others] = new Set([...filter.keys()].map(headOf));
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

const maxPadding = 1_500_000;
const noTests: ElementTests = new Map();

/**
 * Walks to the end of the path, making documents on the way, and sets what `change` makes of the value there;
 * undefined removes it. `sparing` leaves the document alone where the path is not there.
 */
export function setAt(
  container: Doc | Value[],
  [part = '', ...rest]: Path,
  change: (old: Maybe) => Maybe,
  tests: ElementTests = noTests,
  sparing = false,
): void {
  const every = anyElement.exec(part);
  if (every) {
    if (!Array.isArray(container)) throw badValue(`The path must exist and be an array to apply '${part}'`);
    const test = tests.get(every[1] ?? '');
    for (const [i, element] of container.entries())
      if (!test || test(element)) setAt(container, [String(i), ...rest], change, tests, sparing);
    return;
  }
  const index = arrayIndex(part);
  const refuse = (where: string) => {
    if (!sparing) throw new CommandError(28, `Cannot create field ${where}`);
  };
  if (Array.isArray(container) && index < 0) return refuse(`'${part}' in an array element`);
  const old = Array.isArray(container) ? container[index] : container.get(part);
  const store = (value: Maybe) => {
    if (!Array.isArray(container)) {
      if (value === undefined) container.delete(part);
      else container.set(part, value);
    } else if (value !== undefined || old !== undefined) {
      if (index > container.length + maxPadding) throw badValue('cannot pad an array by so many elements');
      while (container.length < index) container.push(null);
      container[index] = value ?? null;
    }
  };
  if (rest.length === 0) return store(change(old));
  if (isDoc(old) || Array.isArray(old)) return setAt(old, rest, change, tests, sparing);
  if (sparing) return;
  if (old !== undefined) return refuse(`'${rest[0]}' in element {${part}: …}`);
  if (anyElement.test(rest[0] ?? '')) throw badValue(`The path '${part}' must exist to apply array updates.`);
  const made: Doc = new Map();
  setAt(made, rest, change, tests);
  store(made);
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
    apply(doc, inserting) {
      const id = doc.has('_id') ? keyOf(doc.get('_id')) : undefined;
      for (const { path, change, sparing, onInsertOnly } of changes)
        if (inserting || !onInsertOnly) setAt(doc, path, change, tests, sparing);
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
