/** What one state differs in from another, as an update of the database. */
import { isDeepStrictEqual } from 'node:util';

export interface Changes {
  $set: Record<string, unknown>;
  $unset: Record<string, ''>;
}

const keysOf = (before: object, after: object) => new Set([...Object.keys(before), ...Object.keys(after)]);

function note(changes: Changes, path: string, value: unknown): void {
  if (value === undefined) changes.$unset[path] = '';
  else changes.$set[path] = value;
}

/** Fields that differ. A fold keeps what it does not change, so sameness is identity. */
export function changes(before: object, after: object): Changes {
  const [was, is] = [before, after] as Record<string, unknown>[];
  const found: Changes = { $set: {}, $unset: {} };
  for (const key of keysOf(before, after)) if (was?.[key] !== is?.[key]) note(found, key, is?.[key]);
  return found;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Fields that are computed anew every time: written only where they differ, those of an object one by one. */
export function addDerived(found: Changes, stored: object, derived: object): void {
  const was = stored as Record<string, unknown>;
  for (const [key, value] of Object.entries(derived)) {
    const before = was[key];
    if (isDeepStrictEqual(before, value)) continue;
    if (isPlain(before) && isPlain(value)) {
      for (const part of keysOf(before, value))
        if (!isDeepStrictEqual(before[part], value[part])) note(found, `${key}.${part}`, value[part]);
    } else note(found, key, value);
  }
}

/** The database refuses an empty operator. */
export const updateOf = ({ $set, $unset }: Changes): Partial<Changes> => ({
  ...(Object.keys($set).length > 0 ? { $set } : {}),
  ...(Object.keys($unset).length > 0 ? { $unset } : {}),
});
