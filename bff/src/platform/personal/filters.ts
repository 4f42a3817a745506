/** Filters put together so that the conditions an index serves stay at the top. */
import type { Filter } from './declaration';

/** Documents that hold one of these fields at least. */
export const anyOf = (paths: readonly string[]): Filter => {
  const exist = paths.map((path) => ({ [path]: { $exists: true } }));
  return exist.length === 1 ? { ...exist[0] } : { $or: exist };
};

/** Both hold. */
export const both = (one: Filter, other: Filter): Filter =>
  Object.keys(one).some((key) => key in other) ? { $and: [one, other] } : { ...one, ...other };
