/** What is asked of a collection. */
import type { Filter } from '../language/filter';
import type { Maybe } from '../values/values';

export type SortSpec = readonly { path: string; descending: boolean }[];

export interface Query {
  filter: Filter;
  sort: SortSpec;
  skip: number;
  /** 0: no limit. */
  limit: number;
  hint?: Maybe;
}
