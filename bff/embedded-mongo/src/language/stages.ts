/** Aggregation stages as functions from documents to documents, and which fields they need. */
import { CommandError, badValue, notSpoken, typeMismatch, unknownWord } from '../errors';
import type { SortSpec } from '../query/planner';
import { sortKey, sorted, windowOf } from '../query/execute';
import { headOf, splitPath, withPath } from '../values/paths';
import type { Doc, Maybe, Value } from '../values/values';
import { isDoc, isNull, numberOf } from '../values/values';
import { parseExpression } from './expressions';
import { filterArgument } from './filter';
import { parseGroup } from './group';
import { parseProjection } from './projection';

type Run = (docs: Iterable<Doc>) => Iterable<Doc>;
interface Stage {
  run: Run;
  /** Fields this stage reads; undefined: all of them. */
  reads: ReadonlySet<string> | undefined;
  /** Whether later stages see only what this one makes. */
  closes?: boolean;
}
const none: ReadonlySet<string> = new Set();

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
const each = (reads: Stage['reads'], make: (doc: Doc) => Iterable<Doc>, closes = false): Stage => ({
  reads,
  closes,
  *run(docs) {
    for (const doc of docs) yield* make(doc);
  },
});

function project(spec: Value): Stage {
  if (!isDoc(spec) || spec.size === 0)
    throw new CommandError(51272, 'a projection must have at least one field');
  const { heads, apply } = parseProjection(spec);
  return each(heads ?? none, (doc) => [apply(doc)], heads !== undefined);
}

function setFields(spec: Value): Stage {
  if (!isDoc(spec)) throw new CommandError(40272, '$set specification must be an object');
  const reads = new Set<string>();
  const fields = [...spec].map(([name, value]) => ({
    path: splitPath(name),
    of: parseExpression(value, reads),
  }));
  const apply = (doc: Doc) =>
    fields.reduce((out, { path, of }) => {
      const value = of(doc);
      return value === undefined ? out : (withPath(out, path, value) as Doc);
    }, doc);
  return each(reads, (doc) => [apply(doc)]);
}

/** One document for each element; what is no array passes as it is. */
function unwind(spec: Value): Stage {
  const options: Doc = isDoc(spec) ? spec : new Map([['path', spec]]);
  for (const name of options.keys())
    if (name !== 'path' && name !== 'preserveNullAndEmptyArrays') throw notSpoken(`$unwind with ${name}`);
  const path = options.get('path');
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new CommandError(28818, 'path option to $unwind stage should be prefixed with a $');
  const keepEmpty = options.get('preserveNullAndEmptyArrays') === true;
  const name = path.slice(1);
  const parts = splitPath(name);
  const without = parseProjection(new Map([[name, false]]));
  return each(new Set([headOf(name)]), (doc) => {
    const value = parts.reduce<Maybe>((inner, part) => (isDoc(inner) ? inner.get(part) : undefined), doc);
    const isEmpty = isNull(value) || (Array.isArray(value) && value.length === 0);
    if (isEmpty) return keepEmpty ? [value === null ? doc : without.apply(doc)] : [];
    return Array.isArray(value) ? value.map((element) => withPath(doc, parts, element) as Doc) : [doc];
  });
}

function facet(spec: Value): Stage {
  if (!isDoc(spec)) throw new CommandError(40169, '$facet needs an object');
  const parts = [...spec].map(([name, stages]) => {
    if (!Array.isArray(stages)) throw new CommandError(40170, 'arguments to $facet must be arrays');
    return { name, ...parsePipeline(stages) };
  });
  const whole = parts.some(({ heads }) => heads === undefined);
  return {
    reads: whole ? undefined : new Set(parts.flatMap(({ heads }) => [...(heads ?? none)])),
    closes: true,
    *run(docs) {
      const input = [...docs];
      yield new Map(parts.map(({ name, run }) => [name, [...run(input)]]));
    },
  };
}

function wholeNumber(value: Value, least: 0 | 1): number {
  const number = numberOf(value);
  if (Number.isInteger(number) && number >= least) return number;
  throw new CommandError(least > 0 ? 15958 : 15956, `a whole number of at least ${least} is needed`);
}

export const stages: Readonly<Record<string, (spec: Value) => Stage>> = {
  $match: (spec) => {
    const filter = filterArgument(spec);
    return each(filter.heads, (doc) => (filter.matches(doc) ? [doc] : []));
  },
  $project: project,
  $unset: (spec) =>
    project(new Map((Array.isArray(spec) ? spec : [spec]).map((name) => [String(name), false]))),
  $addFields: setFields,
  $set: setFields,
  $group: (spec) => {
    const reads = new Set<string>();
    return { run: parseGroup(spec, reads), reads: reads, closes: true };
  },
  $sort: (spec) => {
    const sort = sortArgument(spec);
    if (sort.length === 0) throw new CommandError(15976, '$sort stage must have at least one sort key');
    const reads = new Set(sort.map(({ path }) => headOf(path)));
    return { reads, run: (docs) => sorted(docs, sortKey(sort)) };
  },
  $skip: (spec) => {
    const skip = wholeNumber(spec, 0);
    return { reads: none, run: (docs) => windowOf(docs, skip, 0) };
  },
  $limit: (spec) => {
    const limit = wholeNumber(spec, 1);
    return { reads: none, run: (docs) => windowOf(docs, 0, limit) };
  },
  $unwind: unwind,
  $count: (spec) => {
    if (typeof spec !== 'string' || !/^[^$.][^.]*$/.test(spec))
      throw new CommandError(40156, 'the count field must be a non-empty string');
    const run = parseGroup(
      new Map<string, Value>([
        ['_id', null],
        [spec, new Map([['$sum', 1]])],
      ]),
      new Set(),
    );
    return { reads: none, closes: true, run: (docs) => project(new Map([['_id', false]])).run(run(docs)) };
  },
  $facet: facet,
};

function parseStage(stage: Value): Stage {
  if (!isDoc(stage) || stage.size !== 1)
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [[name, spec] = ['', null]] = stage;
  const parse = stages[name];
  if (!parse) throw unknownWord(40324, 'pipeline stage', name);
  return parse(spec);
}

/** Stages in order; `heads` are the top-level fields of the input they need, undefined for whole documents. */
export function parsePipeline(list: readonly Value[]): { run: Run; heads: ReadonlySet<string> | undefined } {
  const parsed = list.map(parseStage);
  const last = parsed.findIndex(({ closes }) => closes);
  const reading = parsed.slice(0, last + 1).map(({ reads }) => reads);
  const whole = last < 0 || reading.some((reads) => !reads || reads.has(''));
  return {
    heads: whole ? undefined : new Set(reading.flatMap((reads) => [...(reads ?? none)])),
    run: (docs) => parsed.reduce((input, { run }) => run(input), docs),
  };
}
