/** Aggregation stages as functions from documents to documents, and which fields they need. */
import { CommandError, badValue, lookUp, notSpoken, typeMismatch } from '../errors';
import { sortKey, sorted, windowOf } from '../query/execute';
import type { SortSpec } from '../query/query';
import { keyText } from '../values/keyCoding';
import { splitPath, withPath } from '../values/paths';
import { type Doc, type Maybe, type Value, add, isDoc, isNull, isNumeric, numberOf } from '../values/values';
import { parseExpression, parseFields } from './expressions';
import { type Filter, filterArgument } from './filter';
import { parseProjection } from './projection';

type Stage = (docs: Iterable<Doc>) => Iterable<Doc>;

export function sortArgument(value: Maybe): SortSpec {
  if (isNull(value)) return [];
  if (!isDoc(value)) throw typeMismatch('sort must be an object');
  return [...value].map(([path, direction]) => {
    if (isDoc(direction)) throw notSpoken('sort by $meta');
    if (Math.abs(numberOf(direction)) !== 1)
      throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { path, descending: numberOf(direction) < 0 };
  });
}

/** A stage that makes of each document some others. */
const each = (make: (doc: Doc) => Iterable<Doc>): Stage =>
  function* run(docs) {
    for (const doc of docs) yield* make(doc);
  };

const passing = ({ matches }: Filter) => each((doc) => (matches(doc) ? [doc] : []));

function cut(skip: number, limit: number): Stage {
  return (docs) => windowOf(docs, skip, limit);
}

function project(spec: Value): Stage {
  if (!isDoc(spec) || spec.size === 0)
    throw new CommandError(51272, 'a projection must have at least one field');
  const apply = parseProjection(spec);
  return each((doc) => [apply(doc)]);
}

function setFields(spec: Value): Stage {
  if (!isDoc(spec)) throw new CommandError(40272, '$set specification must be an object');
  const fill = parseFields([...spec].map(([name, value]) => [splitPath(name), value]));
  return each((doc) => [fill(doc, doc)]);
}

/** One document for each element; what is no array passes as it is. */
function unwind(spec: Value): Stage {
  if (isDoc(spec)) throw notSpoken('$unwind with options');
  if (typeof spec !== 'string' || !spec.startsWith('$'))
    throw new CommandError(28818, 'path option to $unwind stage should be prefixed with a $');
  const path = splitPath(spec.slice(1));
  return each((doc) => {
    const value = path.reduce<Maybe>((inner, part) => (isDoc(inner) ? inner.get(part) : undefined), doc);
    if (Array.isArray(value)) return value.map((element) => withPath(doc, path, element) as Doc);
    return isNull(value) ? [] : [doc];
  });
}

/** What an accumulator begins with, and how one more value of the group changes it. */
type Accumulator = [first: () => Value, step: (held: never, value: Maybe) => Value];
export const accumulators: Readonly<Record<string, Accumulator>> = {
  $sum: [() => 0, (total: number, value) => (isNumeric(value) ? add(total, value) : total)],
  $push: [() => [], (held: Value[], value) => (value !== undefined && held.push(value), held)],
};

function accumulation([name, spec]: [string, Value]) {
  if (!isDoc(spec) || spec.size !== 1)
    throw new CommandError(40234, `The field '${name}' must be an accumulator object`);
  const [[operator, argument] = ['', null]] = spec;
  const [first, step] = lookUp(accumulators, operator, 15952, 'group operator');
  const of = parseExpression(argument);
  return { name, first, next: (held: Value | undefined, doc: Doc) => step(held as never, of(doc)) };
}

function group(spec: Value): Stage {
  if (!isDoc(spec)) throw new CommandError(15947, "a group's fields must be specified in an object");
  const idSpec = spec.get('_id');
  if (idSpec === undefined) throw new CommandError(15955, 'a group specification must include an _id');
  const id = parseExpression(idSpec);
  const fields = [...spec].filter(([name]) => name !== '_id').map(accumulation);
  return function* run(docs) {
    const groups = new Map<string, Doc>();
    for (const doc of docs) {
      // A missing id and a null one are the same group.
      const value = id(doc) ?? null;
      const key = keyText(value);
      let made = groups.get(key);
      if (!made) groups.set(key, (made = new Map([['_id', value]])));
      for (const { name, first, next } of fields) made.set(name, next(made.get(name) ?? first(), doc));
    }
    yield* groups.values();
  };
}

function wholeNumber(value: Value, least: 0 | 1): number {
  const number = numberOf(value);
  if (Number.isInteger(number) && number >= least) return number;
  throw new CommandError(least > 0 ? 15958 : 15956, `a whole number of at least ${least} is needed`);
}

export const stages: Readonly<Record<string, (spec: Value) => Stage>> = {
  $match: (spec) => passing(filterArgument(spec)),
  $project: project,
  $unset: (spec) =>
    project(new Map((Array.isArray(spec) ? spec : [spec]).map((name) => [String(name), false]))),
  $addFields: setFields,
  $set: setFields,
  $group: group,
  $sort: (spec) => {
    const keyOf = sortKey(sortArgument(spec));
    return (docs) => sorted(docs, keyOf);
  },
  $skip: (spec) => cut(wholeNumber(spec, 0), 0),
  $limit: (spec) => cut(0, wholeNumber(spec, 1)),
  $unwind: unwind,
};

function parseStage(stage: Value): Stage {
  if (!isDoc(stage) || stage.size !== 1)
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [[name, spec] = ['', null]] = stage;
  return lookUp(stages, name, 40324, 'pipeline stage')(spec);
}

/** Stages in order. */
export function parsePipeline(list: readonly Value[]): Stage {
  const stages = list.map(parseStage);
  return (docs) => stages.reduce((input, run) => run(input), docs);
}
