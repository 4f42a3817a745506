/** Walks dotted paths through documents and arrays the way MongoDB's matcher does. */
import type { Doc, KeyPart, Maybe, Value } from './values';
import { compare, emptyArray, isDoc } from './values';

export type Path = readonly string[];
export const splitPath = (path: string): Path => path.split('.');
export const headOf = (path: string): string => {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
};
const arrayIndex = (part: string): number => (/^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1);

/**
 * Calls `visit` for every value at the path until one returns true. `leaf` is false when the value was
 * reached by its array position: its own elements are then not looked into.
 */
export function someAt(
  value: Maybe,
  path: Path,
  visit: (found: Maybe, leaf: boolean) => boolean,
  at = 0,
): boolean {
  if (at === path.length) return visit(value, true);
  const part = path[at] as string;
  if (isDoc(value)) {
    const next = value.get(part);
    return next === undefined ? visit(undefined, true) : someAt(next, path, visit, at + 1);
  }
  if (!Array.isArray(value)) return visit(undefined, true);
  const index = arrayIndex(part);
  if (index >= 0 && index < value.length) {
    const element = value[index] as Value;
    if (at + 1 === path.length) {
      if (visit(element, false)) return true;
    } else if (isDoc(element) || Array.isArray(element)) {
      if (someAt(element, path, visit, at + 1)) return true;
    }
  }
  for (const element of value) if (isDoc(element) && someAt(element, path, visit, at)) return true;
  return false;
}

/** As someAt, but a value that is an array is offered element by element first, then whole. */
export function someValueAt(doc: Doc, path: Path, visit: (found: Maybe) => boolean): boolean {
  return someAt(doc, path, (found, leaf) => {
    if (leaf && Array.isArray(found)) for (const element of found) if (visit(element)) return true;
    return visit(found);
  });
}

/** The value by which a document is sorted: the least (descending: the greatest) element of an array. */
export function sortValue(doc: Doc, path: Path, direction: number): KeyPart {
  let best: KeyPart = emptyArray;
  let found = false;
  someAt(doc, path, (value, leaf) => {
    for (const candidate of leaf && Array.isArray(value) ? value : [value]) {
      if (!found || compare(candidate, best) * direction < 0) best = candidate;
      found = true;
    }
    return false;
  });
  return best;
}
