/** Walks dotted paths through documents and arrays the way MongoDB's matcher does. */
import { compare } from './keyCoding';
import { type Doc, type KeyPart, type Maybe, type Value, emptyArray, isDoc } from './values';

export type Path = readonly string[];
export const splitPath = (path: string): Path => path.split('.');
export const headOf = (path: string): string => splitPath(path)[0] as string;
export const arrayIndex = (part: string): number => (/^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1);

const isContainer = (value: Value): value is Doc | Value[] => isDoc(value) || Array.isArray(value);

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
  if (element !== undefined) {
    if (at + 1 === path.length) {
      if (visit(element, false)) return true;
    } else if (isContainer(element) && someAt(element, path, visit, at + 1)) return true;
  }
  return value.some((inner) => isDoc(inner) && someAt(inner, path, visit, at));
}

/** The values to compare with: an array's elements first, then the array itself. */
export const spread =
  (visit: (found: Maybe) => boolean): Visit =>
  (found, leaf) =>
    (leaf && Array.isArray(found) && found.some(visit)) || visit(found);

/** The value by which a document is sorted: the least (descending: the greatest) element of an array. */
export function sortValue(doc: Doc, path: Path, descending: boolean): KeyPart {
  const found: KeyPart[] = [];
  someAt(doc, path, (value, leaf) => {
    if (!leaf || !Array.isArray(value)) found.push(value);
    else if (value.length > 0) found.push(...value);
    else found.push(emptyArray);
    return false;
  });
  if (found.length < 2) return found.length === 1 ? found[0] : emptyArray;
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
