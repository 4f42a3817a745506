/** Which keys a document has in an index: compound, multikey, sparse and partial. */
import type { Filter } from './filter';
import { CommandError } from './errors';
import { encodeKey } from './keyCoding';
import type { Path } from './paths';
import type { Doc, KeyPart, Maybe } from './values';
import { emptyArray, isDoc } from './values';

export interface IndexShape {
  paths: readonly Path[];
  descending: readonly boolean[];
  sparse: boolean;
  partial: Filter | undefined;
}

export interface IndexKeys {
  keys: Buffer[];
  parts: KeyPart[][];
  /** Which fields went through an array. */
  multikey: boolean[];
  exact: boolean;
}

interface Cursor {
  value: Maybe;
  at: number;
  done: boolean;
  part: KeyPart;
  found: boolean;
}

/** Follows a path to its end or to the first array. */
function descend(start: Maybe, path: Path, from: number): Cursor {
  let value = start;
  let at = from;
  while (at < path.length && isDoc(value)) value = value.get(path[at++] as string);
  if (Array.isArray(value)) return { value, at, done: false, part: undefined, found: true };
  const arrived = at === path.length ? value : undefined;
  return { value: undefined, at, done: true, part: arrived, found: arrived !== undefined };
}

function expand(
  cursors: Cursor[],
  paths: readonly Path[],
  multikey: boolean[],
  out: KeyPart[][],
  any: { found: boolean },
) {
  const arrays = cursors.filter((cursor) => !cursor.done);
  const [first] = arrays;
  if (!first) {
    if (cursors.some((cursor) => cursor.found)) any.found = true;
    out.push(cursors.map((cursor) => cursor.part));
    return;
  }
  if (arrays.some((cursor) => cursor.value !== first.value)) {
    throw new CommandError(171, 'cannot index parallel arrays');
  }
  cursors.forEach((cursor, i) => {
    if (!cursor.done) multikey[i] = true;
  });
  const array = first.value as readonly Maybe[];
  const elements = array.length > 0 ? array : [emptyArray];
  for (const element of elements) {
    const next = cursors.map((cursor, i): Cursor => {
      if (cursor.done) return cursor;
      const path = paths[i] as Path;
      if (element === emptyArray || cursor.at === path.length) {
        return { ...cursor, value: undefined, done: true, part: element as KeyPart, found: true };
      }
      // Inside an array only documents are entered; anything else has no such field.
      if (!isDoc(element as Maybe)) return { ...cursor, done: true, part: undefined, found: false };
      return descend(element as Maybe, path, cursor.at);
    });
    expand(next, paths, multikey, out, any);
  }
}

const none = (fields: number): IndexKeys => ({
  keys: [],
  parts: [],
  multikey: Array.from({ length: fields }, () => false),
  exact: true,
});

export function indexKeys(index: IndexShape, doc: Doc): IndexKeys {
  const result = none(index.paths.length);
  if (index.partial && !index.partial.matches(doc)) return result;
  const any = { found: false };
  const cursors = index.paths.map((path) => descend(doc, path, 0));
  expand(cursors, index.paths, result.multikey, result.parts, any);
  if (index.sparse && !any.found) return none(index.paths.length);
  for (const parts of result.parts) {
    const { key, exact } = encodeKey(parts, index.descending);
    if (!exact) result.exact = false;
    result.keys.push(key);
  }
  if (result.keys.length > 1) {
    const seen = new Set<string>();
    result.keys = result.keys.filter((key) => {
      const text = key.toString('latin1');
      return !seen.has(text) && seen.add(text);
    });
  }
  return result;
}
