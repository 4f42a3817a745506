/** One update of one document: checked, guarded by what was read, and applied in memory. Pure. */
import { MigrationError, type Change, type Stored, type Update } from './migration';

type Fields = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !Buffer.isBuffer(value) &&
  !('_bsontype' in value);

const pathsOf = ({ $set, $unset }: Update): string[] => [
  ...Object.keys($set ?? {}),
  ...Object.keys($unset ?? {}),
];

/** Undefined where nothing stands. */
function valueAt(doc: Fields, path: string): unknown {
  let value: unknown = doc;
  for (const name of path.split('.')) {
    if (value === undefined) return undefined;
    if (!isPlain(value))
      throw new Error(`${path} leads through what is no object: set the whole field above it`);
    value = value[name];
  }
  return value;
}

function withValue(doc: Fields, path: readonly string[], value: unknown): Fields {
  const [name = '', ...rest] = path;
  const inner = doc[name];
  // Removing below what is not there makes nothing.
  if (rest.length > 0 && value === undefined && inner === undefined) return doc;
  if (rest.length > 0) return { ...doc, [name]: withValue(isPlain(inner) ? inner : {}, rest, value) };
  if (value !== undefined) return { ...doc, [name]: value };
  const { [name]: _, ...others } = doc;
  return others;
}

export function applied(doc: Stored, update: Update): Stored {
  let after: Fields = doc;
  for (const [path, value] of Object.entries(update.$set ?? {}))
    after = withValue(after, path.split('.'), value);
  for (const path of Object.keys(update.$unset ?? {})) after = withValue(after, path.split('.'), undefined);
  return { ...after, _id: doc._id };
}

/** The fields that are written must still be as they were read. */
export function guardOf(doc: Stored, update: Update): Record<string, unknown> {
  const guard: Record<string, unknown> = {};
  for (const path of pathsOf(update)) {
    const value = valueAt(doc, path);
    guard[path] = value === undefined ? { $exists: false } : { $eq: value };
  }
  return guard;
}

/** The database refuses an empty `$set` or `$unset`. */
function withoutEmpty({ $set, $unset, ...others }: Update): Update | undefined {
  const [other] = Object.keys(others);
  if (other) throw new Error(`${other} may not be repeated: only $set and $unset`);
  const update: Update = {
    ...($set && Object.keys($set).length > 0 ? { $set } : {}),
    ...($unset && Object.keys($unset).length > 0 ? { $unset } : {}),
  };
  const paths = pathsOf(update);
  if (paths.some((path) => path === '_id')) throw new Error('_id cannot be changed');
  if (Object.values($set ?? {}).includes(undefined)) throw new Error('$set to undefined: use $unset');
  return paths.length > 0 ? update : undefined;
}

/** What `change` wants of this document. Throws when it would want to change its own result again. */
export function updateFor(change: Change, collection: string, doc: Stored): Update | undefined {
  try {
    const wanted = change(doc);
    const update = wanted && withoutEmpty(wanted);
    if (!update) return undefined;
    guardOf(doc, update);
    const again = change(applied(doc, update));
    if (again && withoutEmpty(again)) throw new Error('the change would change its own result again');
    return update;
  } catch (error) {
    throw new MigrationError(`Document ${String(doc._id)} of ${collection}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
