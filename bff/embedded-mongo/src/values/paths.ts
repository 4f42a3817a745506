/** Walks dotted paths through documents and arrays: to find values as MongoDB's matcher does, and to set them. */
import { CommandError, badValue } from '../errors';
import { compare } from './keyCoding';
import { type Doc, type KeyPart, type Maybe, type Value, emptyArray, isDoc } from './values';

export type Path = readonly string[];
export const splitPath = (path: string): Path => path.split('.');
const arrayIndex = (part: string): number => (/^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1);

const isContainer = (value: Maybe): value is Doc | Value[] => isDoc(value) || Array.isArray(value);

/** Answers true to end the walk. `leaf` is false for a value reached by its array position: it is not looked into. */
export type Visit = (found: Maybe, leaf: boolean) => boolean;

/** Calls `visit` for every value at the path until one returns true. */
export function someAt(value: Maybe, path: Path, visit: Visit, at = 0): boolean {
  if (at === path.length) return visit(value, true);
  const part = path[at] as string;
  if (isDoc(value)) {
    const next = value.get(part);
    return next === undefined ? visit(undefined, true) : someAt(next, path, visit, at + 1);
  }
  if (!Array.isArray(value)) return visit(undefined, true);
  const element = value[arrayIndex(part)];
  const isLast = at + 1 === path.length;
  if (isLast && element !== undefined && visit(element, false)) return true;
  if (!isLast && isContainer(element) && someAt(element, path, visit, at + 1)) return true;
  return value.some((inner) => isDoc(inner) && someAt(inner, path, visit, at));
}

/** The values to compare with: an array's elements first, then the array itself. */
export const spread =
  (visit: (found: Maybe) => boolean): Visit =>
  (found, leaf) =>
    (leaf && Array.isArray(found) && found.some(visit)) || visit(found);

/** What stands for an array in sorts and index keys. */
export const elementKeys = (list: readonly KeyPart[]): readonly KeyPart[] =>
  list.length > 0 ? list : [emptyArray];

/** The value by which a document is sorted: the least (descending: the greatest) element of an array. */
export function sortValue(doc: Doc, path: Path, descending: boolean): KeyPart {
  const found: KeyPart[] = [];
  someAt(doc, path, (value, leaf) => {
    if (leaf && Array.isArray(value)) found.push(...elementKeys(value));
    else found.push(value);
    return false;
  });
  if (found.length === 0) return emptyArray;
  return found.reduce((best, one) => (compare(one, best) < 0 === descending ? best : one));
}

/** `$a.b` in expressions: through arrays it gathers what each element has. */
export function valueAt(value: Maybe, path: Path, at = 0): Maybe {
  if (at === path.length) return value;
  if (isDoc(value)) return valueAt(value.get(path[at] as string), path, at + 1);
  if (!Array.isArray(value)) return undefined;
  const found = value.map((element) => valueAt(element, path, at));
  return found.filter((one) => one !== undefined);
}

/** A copy with the path set, also in every element of an array on the way. */
export function withPath(value: Maybe, path: Path, set: Value): Value {
  const [part, ...rest] = path;
  if (part === undefined) return set;
  if (Array.isArray(value)) return value.map((element) => withPath(element, path, set));
  const out: Doc = new Map(isDoc(value) ? value : []);
  return out.set(part, withPath(out.get(part), rest, set));
}

/** What is done to the field at the end of a path. */
export interface FieldChange {
  /** The field's new value; undefined removes it. */
  change(old: Maybe): Maybe;
  /** Does nothing where the path is not there. */
  sparing?: boolean;
  onInsertOnly?: boolean;
}
/** `$[]` or `$[name]`: all elements of an array, or those that pass the test of that name. */
export const anyElement = /^\$\[(\w*)\]$/;
export type ElementTests = ReadonlyMap<string, (element: Value) => boolean>;
const maxPadding = 1_500_000;

/** Changes the field at the end of the path, making documents on the way. */
export function setAt(
  container: Doc | Value[],
  path: Path,
  field: FieldChange,
  tests: ElementTests = new Map(),
  at = 0,
): void {
  const part = path[at] ?? '';
  const next = (old: Maybe) => changed(old, path, field, tests, at + 1);
  const every = anyElement.exec(part);
  if (every) {
    if (!Array.isArray(container)) throw badValue(`The path must exist and be an array to apply '${part}'`);
    const test = tests.get(every[1] ?? '');
    for (const [i, element] of container.entries())
      if (!test || test(element)) container[i] = next(element) ?? null;
  } else if (!Array.isArray(container)) {
    const value = next(container.get(part));
    if (value === undefined) container.delete(part);
    else container.set(part, value);
  } else {
    const index = arrayIndex(part);
    if (index < 0 && field.sparing) return;
    if (index < 0) throw cannotCreate(`'${part}' in an array element`);
    const old = container[index];
    const value = next(old);
    if (value === undefined && old === undefined) return;
    if (index > container.length + maxPadding) throw badValue('cannot pad an array by so many elements');
    while (container.length < index) container.push(null);
    container[index] = value ?? null;
  }
}
const cannotCreate = (where: string) => new CommandError(28, `Cannot create field ${where}`);

/** What then stands where `at` parts of the path lead to. */
function changed(old: Maybe, path: Path, field: FieldChange, tests: ElementTests, at: number): Maybe {
  const [before, part] = [path[at - 1], path[at]];
  if (part === undefined) return field.change(old);
  if (!isContainer(old)) {
    if (field.sparing) return old;
    if (old !== undefined) throw cannotCreate(`'${part}' in element {${before}: …}`);
    if (anyElement.test(part)) throw badValue(`The path '${before}' must exist to apply array updates.`);
  }
  const container = isContainer(old) ? old : new Map();
  setAt(container, path, field, tests, at);
  return container;
}
