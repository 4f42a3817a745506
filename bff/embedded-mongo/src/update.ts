/** Applies an update — operators or a whole replacement — to a document. */
import { applyOperator, mutate } from './updateOperators';
import { CommandError, badValue } from './errors';
import { parseFilter } from './filter';
import { someAt, splitPath } from './paths';
import { parsePipeline } from './pipeline';
import type { Doc, Value } from './values';
import { compareStrings, equals, isDoc } from './values';
import { updateOperators } from './vocabulary';

export interface Update {
  /** The new document; the given one is not changed. */
  apply(doc: Doc, inserting: boolean): Doc;
  isReplacement: boolean;
}

const copy = (value: Value): Value =>
  isDoc(value)
    ? new Map([...value].map(([name, inner]) => [name, copy(inner)]))
    : Array.isArray(value)
      ? value.map(copy)
      : value;
export const copyDoc = (doc: Doc): Doc => copy(doc) as Doc;

interface Change {
  operator: string;
  path: readonly string[];
  argument: Value;
}

function refuseConflicts(changes: readonly Change[]): void {
  for (const [i, a] of changes.entries()) {
    for (const b of changes.slice(0, i)) {
      const shorter = a.path.length < b.path.length ? a.path : b.path;
      const longer = shorter === a.path ? b.path : a.path;
      if (shorter.every((part, at) => part === longer[at])) {
        const shown = a.path.join('.');
        throw new CommandError(
          40,
          `Updating the path '${shown}' would create a conflict at '${shorter.join('.')}'`,
        );
      }
    }
  }
}

function parseChanges(update: Doc): Change[] {
  const changes: Change[] = [];
  for (const [operator, fields] of update) {
    if (!updateOperators.has(operator)) {
      throw new CommandError(
        9,
        `Unknown modifier: ${operator} (outside the vocabulary of the embedded server)`,
      );
    }
    if (!isDoc(fields)) {
      throw new CommandError(9, `Modifiers operate on fields but we found another type for ${operator}`);
    }
    for (const [name, argument] of fields) {
      const path = splitPath(name);
      if (path.some((part) => part === ''))
        throw new CommandError(56, `The update path '${name}' contains an empty field name`);
      const odd = path.find((part) => part.startsWith('$') && part !== '$' && !/^\$\[\w*\]$/.test(part));
      if (odd) throw new CommandError(52, `The dollar ($) prefixed field '${odd}' in '${name}' is not valid`);
      if (path[0]?.startsWith('$'))
        throw badValue(`Cannot have array filter or positional operator at the start of '${name}'`);
      changes.push({ operator, path, argument });
    }
  }
  refuseConflicts(changes);
  // New fields appear in the order of their names, as MongoDB 5 and later write them.
  return changes.sort((a, b) => compareStrings(a.path.join('.'), b.path.join('.')));
}

/** `arrayFilters: [{ 'leg.state': 'open' }]` as tests of one array element by name. */
function parseArrayFilters(filters: readonly Value[]): Map<string, (element: Value) => boolean> {
  const byName = new Map<string, (element: Value) => boolean>();
  for (const filter of filters) {
    if (!isDoc(filter)) throw new CommandError(14, 'arrayFilters must hold objects');
    const parsed = parseFilter(filter);
    const [name] = parsed.heads;
    if (name === undefined || parsed.heads.size > 1) {
      throw new CommandError(9, 'Expected a single top-level field name in an array filter');
    }
    if (byName.has(name))
      throw new CommandError(9, `Found multiple array filters with the same top-level field name ${name}`);
    byName.set(name, (element) => parsed.matches(new Map([[name, element]])));
  }
  return byName;
}

/** The array position at which the query matched, for the positional `$`. */
function matchedPosition(doc: Doc, path: readonly string[], query: Doc | undefined): string {
  const array = path.join('.');
  for (const [name, condition] of query ?? new Map<string, Value>()) {
    if (name === '$and' && Array.isArray(condition)) {
      for (const one of condition) {
        const at = isDoc(one) ? matchedPosition(doc, path, one) : '';
        if (at) return at;
      }
    }
    if (name !== array && !name.startsWith(`${array}.`)) continue;
    let position = '';
    const rest = name === array ? '' : name.slice(array.length + 1);
    someAt(doc, path, (found) => {
      if (!Array.isArray(found)) return false;
      const at = found.findIndex((element) => elementMatches(element, rest, condition));
      if (at >= 0) position = String(at);
      return at >= 0;
    });
    if (position) return position;
  }
  return '';
}

function elementMatches(element: Value, rest: string, condition: Value): boolean {
  if (rest) return isDoc(element) && parseFilter(new Map([[rest, condition]])).matches(element);
  const inner = isDoc(condition) ? condition.get('$elemMatch') : undefined;
  if (isDoc(condition) && inner !== undefined) {
    return parseFilter(new Map([['v', condition]])).matches(new Map([['v', [element]]]));
  }
  return parseFilter(new Map([['v', condition]])).matches(new Map([['v', element]]));
}

export function parseUpdate(update: Value | undefined, arrayFilters: readonly Value[], query?: Doc): Update {
  if (Array.isArray(update)) return pipelineUpdate(update);
  if (!isDoc(update)) throw new CommandError(9, 'Update argument must be an object');
  const [first] = update.keys();
  if (first === undefined || !first.startsWith('$')) {
    const odd = [...update.keys()].find((name) => name.startsWith('$'));
    if (odd)
      throw new CommandError(52, `The dollar ($) prefixed field '${odd}' is not allowed in a replacement`);
    return { isReplacement: true, apply: (doc) => replacement(doc, update) };
  }
  const changes = parseChanges(update);
  const elementTests = parseArrayFilters(arrayFilters);
  const named = new Set(
    changes.flatMap(({ path }) => path.flatMap((part) => /^\$\[(\w+)\]$/.exec(part)?.[1] ?? [])),
  );
  for (const name of named) {
    if (!elementTests.has(name)) throw badValue(`No array filter found for identifier '${name}' in path`);
  }
  for (const name of elementTests.keys()) {
    if (!named.has(name))
      throw new CommandError(9, `The array filter for identifier '${name}' was not used in the update`);
  }
  return {
    isReplacement: false,
    apply(doc, inserting) {
      const out = copyDoc(doc);
      for (const { operator, path, argument } of changes) {
        if (operator === '$setOnInsert' && !inserting) continue;
        const at = path.indexOf('$');
        let concrete = path;
        if (at >= 0) {
          const position = matchedPosition(doc, path.slice(0, at), query);
          if (!position)
            throw badValue('The positional operator did not find the match needed from the query.');
          concrete = path.map((part, i) => (i === at ? position : part));
        }
        mutate(out, concrete, elementTests, (old) => applyOperator(operator, old, argument), operator);
      }
      const id = doc.get('_id');
      if (id !== undefined && !equals(out.get('_id'), id)) {
        throw new CommandError(
          66,
          "Performing an update on the path '_id' would modify the immutable field '_id'",
        );
      }
      return out;
    },
  };
}

/** `[{ $set: … }]`: the stages that turn one document into one. */
function pipelineUpdate(stages: readonly Value[]): Update {
  for (const stage of stages) {
    const [name = ''] = isDoc(stage) ? stage.keys() : [];
    if (!['$set', '$addFields', '$unset', '$project'].includes(name)) {
      throw new CommandError(
        9,
        `${name} in an update pipeline is outside the vocabulary of the embedded server`,
      );
    }
  }
  const { run } = parsePipeline(stages);
  return {
    isReplacement: false,
    apply(doc) {
      const [out = doc] = run([doc]);
      return replacement(doc, out);
    },
  };
}

function replacement(doc: Doc, update: Doc): Doc {
  const id = doc.get('_id');
  const newId = update.get('_id');
  if (id !== undefined && newId !== undefined && !equals(id, newId)) {
    throw new CommandError(66, "the (immutable) field '_id' was found to have been altered");
  }
  const kept = id ?? newId;
  const rest = [...update].filter(([name]) => name !== '_id');
  return new Map(kept === undefined ? rest : [['_id', kept], ...rest]);
}
