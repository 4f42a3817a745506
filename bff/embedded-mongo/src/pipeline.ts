/** Aggregation stages as functions from documents to documents, and which fields they need. */
import { CommandError, badValue } from './errors';
import { sortComparer } from './execute';
import { parseExpression } from './expressions';
import { filterArgument } from './filter';
import { parseGroup } from './group';
import type { SortSpec } from './planner';
import { parseProjection, setPath } from './projection';
import type { Doc, KeyPart, Value } from './values';
import { isDoc, isNumeric, toNumber } from './values';

export type Stage = (docs: Iterable<Doc>) => Iterable<Doc>;

interface ParsedStage {
  run: Stage;
  /** Fields this stage reads; undefined: all of them. */
  reads: Set<string> | undefined;
  /** Whether later stages see only what this one makes. */
  closes: boolean;
}

export function sortArgument(value: Value | undefined): SortSpec {
  if (value === undefined || value === null) return [];
  if (!isDoc(value)) throw new CommandError(14, 'sort must be an object');
  return [...value].map(([path, direction]) => {
    if (isDoc(direction))
      throw new CommandError(238, 'sort by $meta is outside the vocabulary of the embedded server');
    const number = isNumeric(direction) ? toNumber(direction) : 0;
    if (number !== 1 && number !== -1)
      throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { path, direction: number };
  });
}

export function countArgument(value: Value, name: string, least: number): number {
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number) || number < least)
    throw new CommandError(
      least > 0 ? 15958 : 15956,
      `the ${name} must be a whole number of at least ${least}`,
    );
  return number;
}

function unwind(spec: Value): ParsedStage {
  const path = typeof spec === 'string' ? spec : isDoc(spec) ? spec.get('path') : undefined;
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new CommandError(28818, 'path option to $unwind stage should be prefixed with a $');
  const keepEmpty = isDoc(spec) && spec.get('preserveNullAndEmptyArrays') === true;
  const position = isDoc(spec) ? spec.get('includeArrayIndex') : undefined;
  const parts = path.slice(1).split('.');
  const of = (doc: Doc): Value | undefined => {
    let value: Value | undefined = doc;
    for (const part of parts) value = isDoc(value) ? value.get(part) : undefined;
    return value;
  };
  const withIndex = (doc: Doc, at: number | null) =>
    typeof position === 'string' ? (setPath(doc, position.split('.'), at) as Doc) : doc;
  return {
    reads: new Set([parts[0] as string]),
    closes: false,
    *run(docs) {
      for (const doc of docs) {
        const value = of(doc);
        if (Array.isArray(value) && value.length > 0) {
          for (const [i, element] of value.entries()) yield withIndex(setPath(doc, parts, element) as Doc, i);
        } else if (value !== undefined && value !== null && !Array.isArray(value)) yield withIndex(doc, null);
        else if (keepEmpty) {
          if (Array.isArray(value))
            yield withIndex(parseProjection(new Map([[parts.join('.'), 0]]))?.apply(doc) ?? doc, null);
          else yield withIndex(doc, null);
        }
      }
    },
  };
}

function setFields(spec: Value): ParsedStage {
  if (!isDoc(spec)) throw new CommandError(40272, '$set specification must be an object');
  const reads = new Set<string>();
  const fields = [...spec].map(([name, value]) => ({
    path: name.split('.'),
    value: parseExpression(value, reads),
  }));
  return {
    reads,
    closes: false,
    *run(docs) {
      for (const doc of docs) {
        let out = doc;
        for (const { path, value } of fields) {
          const result = value(doc);
          if (result !== undefined) out = setPath(out, path, result) as Doc;
        }
        yield out;
      }
    },
  };
}

function project(spec: Value, name: string): ParsedStage {
  if (!isDoc(spec) || spec.size === 0)
    throw new CommandError(51272, `${name} specification must have at least one field`);
  const projection = parseProjection(spec);
  return {
    reads: projection?.heads ?? new Set(),
    closes: projection?.heads !== undefined,
    *run(docs) {
      for (const doc of docs) yield projection?.apply(doc) ?? doc;
    },
  };
}

function sortStage(spec: Value): ParsedStage {
  const sort = sortArgument(spec);
  if (sort.length === 0) throw new CommandError(15976, '$sort stage must have at least one sort key');
  const order = sortComparer(sort);
  return {
    reads: new Set(sort.map(({ path }) => path.split('.')[0] as string)),
    closes: false,
    run: (docs) => {
      const rows: { key: KeyPart[]; doc: Doc }[] = [];
      for (const doc of docs) rows.push({ key: order.keyOf(doc), doc });
      return rows.sort((a, b) => order.compare(a.key, b.key)).map(({ doc }) => doc);
    },
  };
}

function facet(spec: Value): ParsedStage {
  if (!isDoc(spec)) throw new CommandError(40169, '$facet needs an object');
  const parts = [...spec].map(([name, stages]) => {
    if (!Array.isArray(stages)) throw new CommandError(40170, `arguments to $facet must be arrays`);
    return { name, ...parsePipeline(stages) };
  });
  const all = parts.some(({ heads }) => heads === undefined);
  return {
    reads: all ? undefined : new Set(parts.flatMap(({ heads }) => [...(heads ?? [])])),
    closes: true,
    *run(docs) {
      const input = [...docs];
      yield new Map(parts.map(({ name, run }) => [name, [...run(input)]]));
    },
  };
}

function parseStage(stage: Value): ParsedStage {
  if (!isDoc(stage) || stage.size !== 1)
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [[name, spec]] = [...stage] as [[string, Value]];
  switch (name) {
    case '$match': {
      const filter = filterArgument(spec);
      return {
        reads: filter.heads,
        closes: false,
        *run(docs) {
          for (const doc of docs) if (filter.matches(doc)) yield doc;
        },
      };
    }
    case '$project':
      return project(spec, name);
    case '$unset': {
      const names = Array.isArray(spec) ? spec : [spec];
      return project(new Map(names.map((one) => [String(one), 0])), name);
    }
    case '$addFields':
    case '$set':
      return setFields(spec);
    case '$group': {
      const reads = new Set<string>();
      return { run: parseGroup(spec, reads), reads, closes: true };
    }
    case '$sort':
      return sortStage(spec);
    case '$skip': {
      const skip = countArgument(spec, '$skip', 0);
      return {
        reads: new Set(),
        closes: false,
        *run(docs) {
          let passed = 0;
          for (const doc of docs) if (passed++ >= skip) yield doc;
        },
      };
    }
    case '$limit': {
      const limit = countArgument(spec, '$limit', 1);
      return {
        reads: new Set(),
        closes: false,
        *run(docs) {
          let left = limit;
          for (const doc of docs) {
            yield doc;
            if (--left === 0) return;
          }
        },
      };
    }
    case '$unwind':
      return unwind(spec);
    case '$count': {
      if (typeof spec !== 'string' || !spec || spec.includes('.') || spec.startsWith('$'))
        throw new CommandError(40156, 'the count field must be a non-empty string');
      return {
        reads: new Set(),
        closes: true,
        *run(docs) {
          let count = 0;
          for (const _ of docs) count++;
          if (count > 0) yield new Map([[spec, count]]);
        },
      };
    }
    case '$facet':
      return facet(spec);
    default:
      throw new CommandError(
        40324,
        `Unrecognized pipeline stage name: '${name}' (outside the vocabulary of the embedded server)`,
      );
  }
}

/** Stages in order; `heads` are the top-level fields of the input they need, undefined for whole documents. */
export function parsePipeline(stages: readonly Value[]): { run: Stage; heads: Set<string> | undefined } {
  const parsed = stages.map(parseStage);
  let heads: Set<string> | undefined = new Set<string>();
  for (const { reads, closes } of parsed) {
    if (!reads || reads.has('')) {
      heads = undefined;
      break;
    }
    for (const head of reads) heads.add(head);
    if (closes) break;
  }
  if (!parsed.some(({ closes }) => closes)) heads = undefined;
  return { heads, run: (docs) => parsed.reduce<Iterable<Doc>>((input, { run }) => run(input), docs) };
}
