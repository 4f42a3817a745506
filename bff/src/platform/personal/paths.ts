/** Paths inside stored documents. */

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

/** Through plain objects only. */
export const valueAt = (doc: object, path: string): unknown =>
  path.split('.').reduce<unknown>((inside, key) => (isPlain(inside) ? inside[key] : undefined), { ...doc });

/** The value when it is text. */
export function textAt(doc: object, path: string): string | undefined {
  const value = valueAt(doc, path);
  return typeof value === 'string' ? value : undefined;
}

export const rootOf = (path: string): string => path.split('.', 1)[0] ?? path;

/** Whether what is said about `declared` holds for `path`. */
export const covers = (declared: string, path: string): boolean =>
  path === declared || path.startsWith(`${declared}.`);

export interface Leaf {
  /** Without the places in arrays: `legs.reports.photos`. */
  path: string;
  value: unknown;
}

/** Every value that is neither an array nor a plain object. */
export function* leavesOf(value: unknown, path = ''): Generator<Leaf> {
  if (Array.isArray(value)) for (const each of value) yield* leavesOf(each, path);
  else if (isPlain(value))
    for (const [key, each] of Object.entries(value)) yield* leavesOf(each, path ? `${path}.${key}` : key);
  else yield { path, value };
}
