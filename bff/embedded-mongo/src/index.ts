/** One index: its definition as MongoDB describes it, and what its stored keys look like. */
import type { Filter } from './filter';
import { parseFilter } from './filter';
import type { IndexShape } from './indexKeys';
import { headOf, splitPath } from './paths';
import type { Doc, Value } from './values';
import { isDoc, isNumeric, toNumber } from './values';

/** As written to the catalog and shown by listIndexes. */
export interface IndexDefinition {
  name: string;
  key: Doc;
  unique: boolean;
  sparse: boolean;
  hidden: boolean;
  partialFilterExpression: Doc | undefined;
  expireAfterSeconds: number | undefined;
}

export interface Index extends IndexDefinition, IndexShape {
  region: number;
  fields: string[];
  descending: boolean[];
  partial: Filter | undefined;
  /** Fields under which an array has ever been indexed: their order is not a document order. */
  multikey: boolean[];
  /** False once a key was stored that does not keep MongoDB's order. */
  exact: boolean;
  /** Top-level fields the keys are made of. */
  heads: string[];
}

export function makeIndex(
  definition: IndexDefinition,
  region: number,
  multikey?: boolean[],
  exact = true,
): Index {
  const fields = [...definition.key.keys()];
  const partial = definition.partialFilterExpression && parseFilter(definition.partialFilterExpression);
  return {
    ...definition,
    region,
    fields,
    paths: fields.map(splitPath),
    descending: [...definition.key.values()].map(
      (direction) => isNumeric(direction) && toNumber(direction) < 0,
    ),
    partial,
    multikey: multikey ?? fields.map(() => false),
    exact,
    heads: [...new Set([...fields.map(headOf), ...(partial?.heads ?? [])])],
  };
}

/** As listIndexes answers; absent options are left out. */
export function describeIndex(index: IndexDefinition): Record<string, unknown> {
  return {
    v: 2,
    key: index.key,
    name: index.name,
    ...(index.unique && { unique: true }),
    ...(index.sparse && { sparse: true }),
    ...(index.hidden && { hidden: true }),
    ...(index.partialFilterExpression && { partialFilterExpression: index.partialFilterExpression }),
    ...(index.expireAfterSeconds !== undefined && { expireAfterSeconds: index.expireAfterSeconds }),
  };
}

/** What the catalog keeps of an index. */
export const storedIndex = (index: Index): Record<string, unknown> => ({
  ...describeIndex(index),
  region: index.region,
  multikey: index.multikey,
  exact: index.exact,
});

export function readIndex(stored: Doc): Index {
  const optional = <T extends Value>(name: string) => stored.get(name) as T | undefined;
  const partial = optional('partialFilterExpression');
  const expires = optional('expireAfterSeconds');
  return makeIndex(
    {
      name: stored.get('name') as string,
      key: stored.get('key') as Doc,
      unique: optional('unique') === true,
      sparse: optional('sparse') === true,
      hidden: optional('hidden') === true,
      partialFilterExpression: isDoc(partial) ? partial : undefined,
      expireAfterSeconds: isNumeric(expires) ? toNumber(expires) : undefined,
    },
    stored.get('region') as number,
    stored.get('multikey') as boolean[],
    stored.get('exact') as boolean,
  );
}
