/** `projection` of find and `$project`: fields in, fields out, and computed ones. */
import { CommandError, notSpoken } from '../errors';
import { type Path, splitPath } from '../values/paths';
import { type Doc, type Maybe, type Value, isDoc, isNumeric, isOperators, isTrue } from '../values/values';
import { parseFields } from './expressions';

/** Fields to keep or drop, as a tree; `true` ends a path. */
type Tree = Map<string, Tree | true>;

function addPath(tree: Tree, [part = '', ...rest]: Path): void {
  const inner = tree.get(part);
  if (inner === true || (inner && rest.length === 0))
    throw new CommandError(31250, `Path collision at ${part}`);
  const next: Tree | true = rest.length === 0 ? true : (inner ?? new Map());
  tree.set(part, next);
  if (next !== true) addPath(next, rest);
}

/**
 * Keeps or drops the fields of the tree, going through arrays. An inclusion leaves out of them what is no
 * document.
 */
function trim(value: Value, tree: Tree, keep: boolean): Maybe {
  if (Array.isArray(value)) {
    const trimmed = value.map((element) => trim(element, tree, keep));
    return trimmed.filter((element) => element !== undefined);
  }
  if (!isDoc(value)) return keep ? undefined : value;
  const out: Doc = new Map();
  for (const [name, inner] of value) {
    const branch = tree.get(name);
    const result =
      branch && branch !== true ? trim(inner, branch, keep) : Boolean(branch) === keep ? inner : undefined;
    if (result !== undefined) out.set(name, result);
  }
  return out;
}

/** A path each, with a flag or what computes it: `{ a: { b: 1 } }` says the same as `{ 'a.b': 1 }`. */
function* fieldsOf(spec: Doc, prefix: Path = []): Generator<[Path, Value]> {
  for (const [name, value] of spec) {
    if (name.includes('$')) throw notSpoken(`the projection ${name}`);
    const path = [...prefix, ...splitPath(name)];
    if (isDoc(value) && value.size > 0 && !isOperators(value)) yield* fieldsOf(value, path);
    else yield [path, value];
  }
}

export function parseProjection(spec: Doc): (doc: Doc) => Doc {
  const kept: Tree = new Map();
  const dropped: Tree = new Map();
  const computed: [Path, Value][] = [];
  let withId = true;
  for (const [path, value] of fieldsOf(spec)) {
    const isFlag = typeof value === 'boolean' || isNumeric(value);
    if (!isFlag) computed.push([path, value]);
    else if (path.length === 1 && path[0] === '_id') withId = isTrue(value);
    else addPath(isTrue(value) ? kept : dropped, path);
  }
  const including = kept.size > 0 || computed.length > 0;
  if (dropped.size > 0 && including)
    throw new CommandError(31254, 'Cannot do exclusion in inclusion projection');
  if (dropped.size > 0 || (!including && !withId)) {
    if (!withId) dropped.set('_id', true);
    return (doc) => trim(doc, dropped, false) as Doc;
  }
  if (withId && !computed.some(([path]) => path[0] === '_id')) kept.set('_id', true);
  const fill = parseFields(computed);
  return (doc) => fill(doc, trim(doc, kept, true) as Doc);
}
