/** `projection` of find and `$project`: fields in, fields out, and computed ones. */
import { CommandError } from './errors';
import type { Expression } from './expressions';
import { parseExpression } from './expressions';
import type { Doc, Maybe, Value } from './values';
import { isDoc, isNumeric, toNumber } from './values';

/** Fields to keep or drop, as a tree; `true` ends a path. */
type Tree = Map<string, Tree | true>;
type Computed = { path: string[]; value: Expression };

const isFlag = (value: Value): boolean => typeof value === 'boolean' || isNumeric(value);
const isOn = (value: Value): boolean => value === true || (isNumeric(value) && toNumber(value) !== 0);

function addPath(tree: Tree, path: readonly string[]): void {
  const [part = '', ...rest] = path;
  const inner = tree.get(part);
  const collision = inner === true || (inner !== undefined && rest.length === 0);
  if (collision) throw new CommandError(31250, `Path collision at ${path.join('.')}`);
  if (rest.length === 0) tree.set(part, true);
  else {
    const next: Tree = inner ?? new Map();
    tree.set(part, next);
    addPath(next, rest);
  }
}

/** Arrays are gone through; what is not a document inside them is dropped by an inclusion. */
function pick(value: Value, tree: Tree): Maybe {
  if (Array.isArray(value)) {
    return value.flatMap((element) => {
      const picked = isDoc(element) || Array.isArray(element) ? pick(element, tree) : undefined;
      return picked === undefined ? [] : [picked];
    });
  }
  if (!isDoc(value)) return undefined;
  const out: Doc = new Map();
  for (const [name, inner] of value) {
    const branch = tree.get(name);
    if (branch === undefined) continue;
    const picked = branch === true ? inner : pick(inner, branch);
    if (picked !== undefined) out.set(name, picked);
  }
  return out;
}

function omit(value: Value, tree: Tree): Value {
  if (Array.isArray(value)) return value.map((element) => omit(element, tree));
  if (!isDoc(value)) return value;
  const out: Doc = new Map();
  for (const [name, inner] of value) {
    const branch = tree.get(name);
    if (branch === undefined) out.set(name, inner);
    else if (branch !== true) out.set(name, omit(inner, branch));
  }
  return out;
}

/** Sets a computed field, also in every element of an array on the way. */
export function setPath(value: Maybe, path: readonly string[], set: Value): Value {
  const [part, ...rest] = path;
  if (part === undefined) return set;
  if (Array.isArray(value)) return value.map((element) => setPath(element, path, set));
  const out: Doc = isDoc(value) ? new Map(value) : new Map();
  out.set(part, setPath(out.get(part), rest, set));
  return out;
}

export interface Projection {
  apply(doc: Doc): Doc;
  /** Top-level fields that are needed; undefined when all are. */
  heads: Set<string> | undefined;
}

export function parseProjection(spec: Doc): Projection | undefined {
  if (spec.size === 0) return undefined;
  const kept: Tree = new Map();
  const dropped: Tree = new Map();
  const computed: Computed[] = [];
  const heads = new Set<string>(['_id']);
  let idFlag: boolean | undefined;
  const walk = (doc: Doc, prefix: readonly string[]) => {
    for (const [name, value] of doc) {
      const path = [...prefix, ...name.split('.')];
      if (name.includes('$'))
        throw new CommandError(
          238,
          `the projection ${name} is outside the vocabulary of the embedded server`,
        );
      heads.add(path[0] as string);
      if (path.length === 1 && name === '_id' && isFlag(value)) idFlag = isOn(value);
      else if (isFlag(value)) addPath(isOn(value) ? kept : dropped, path);
      else if (isDoc(value) && value.size > 0 && ![...value.keys()].some((key) => key.startsWith('$')))
        walk(value, path);
      else computed.push({ path, value: parseExpression(value, heads) });
    }
  };
  walk(spec, []);
  if (dropped.size > 0 && (kept.size > 0 || computed.length > 0)) {
    throw new CommandError(31254, 'Cannot do exclusion in inclusion projection');
  }
  if (dropped.size > 0 || (kept.size === 0 && computed.length === 0 && idFlag === false)) {
    if (idFlag === false) dropped.set('_id', true);
    return { apply: (doc) => omit(doc, dropped) as Doc, heads: undefined };
  }
  if (idFlag !== false && !computed.some(({ path }) => path[0] === '_id')) kept.set('_id', true);
  const apply = (doc: Doc) => {
    let out = pick(doc, kept) as Doc;
    for (const { path, value } of computed) {
      const result = value(doc);
      if (result !== undefined) out = setPath(out, path, result) as Doc;
    }
    return out;
  };
  return { apply, heads };
}
