/** Lists a page at a time: one order, one mark of where the last page ended, one document more to know whether it was the last. */
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';

export interface Order {
  /** What the list is sorted by; the identifier alone when it is left out. Equal ones are sorted by the identifier. */
  field?: string;
  direction: 1 | -1;
}
export interface Page<D> {
  docs: D[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
}

type Value = Date | string | number;
type Id = Types.ObjectId | string;

const encodeValue = (value: unknown): unknown => (value instanceof Date ? { date: value.getTime() } : value);
const encodeId = (id: Id): unknown => (typeof id === 'string' ? id : { id: id.toHexString() });

export const encodeCursor = (value: Value | undefined, id: Id): string =>
  Buffer.from(JSON.stringify([encodeValue(value) ?? null, encodeId(id)])).toString('base64url');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function valueIn(given: unknown): Value | undefined {
  if (given === null) return undefined;
  if (typeof given === 'string' || typeof given === 'number') return given;
  if (isObject(given) && typeof given['date'] === 'number') {
    const date = new Date(given['date']);
    if (!Number.isNaN(date.getTime())) return date;
  }
  throw new Error('no value');
}

function idIn(given: unknown): Id {
  if (typeof given === 'string') return given;
  if (isObject(given) && typeof given['id'] === 'string' && /^[0-9a-f]{24}$/.test(given['id']))
    return new Types.ObjectId(given['id']);
  throw new Error('no identifier');
}

/** Throws BAD_REQUEST for a mark that was not made here. */
export function decodeCursor(cursor: string): { value: Value | undefined; id: Id } {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== 2) throw new Error('no pair');
    return { value: valueIn(parts[0]), id: idIn(parts[1]) };
  } catch (cause) {
    throw new AppError('BAD_REQUEST', { fields: { cursor: '翻页标记有误' }, cause });
  }
}

/** The condition that leaves out what earlier pages showed. Throws BAD_REQUEST for a mark of another list. */
export function after({ field, direction }: Order, cursor: string | undefined): Record<string, unknown> {
  if (cursor === undefined) return {};
  const { value, id } = decodeCursor(cursor);
  const past = direction === 1 ? '$gt' : '$lt';
  if (!field) return { _id: { [past]: id } };
  if (value === undefined) throw new AppError('BAD_REQUEST', { fields: { cursor: '翻页标记有误' } });
  // The first condition bounds the index range, the second leaves out what the last page showed.
  return {
    [field]: { [`${past}e`]: value },
    $or: [{ [field]: { [past]: value } }, { [field]: value, _id: { [past]: id } }],
  };
}

export const sortOf = ({ field, direction }: Order): Record<string, 1 | -1> => ({
  ...(field ? { [field]: direction } : {}),
  _id: direction,
});

const valueAt = (doc: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), doc);

/** `read` is asked for one document more than the page holds. */
export async function readPage<D extends { _id: Id }>(
  order: Order,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  read: (page: {
    filter: Record<string, unknown>;
    sort: Record<string, 1 | -1>;
    limit: number;
  }) => Promise<D[]>,
): Promise<Page<D>> {
  const docs = await read({ filter: after(order, cursor), sort: sortOf(order), limit: limit + 1 });
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  if (docs.length <= limit || !last) return { docs: page };
  return {
    docs: page,
    next: encodeCursor(order.field ? (valueAt(last, order.field) as Value) : undefined, last._id),
  };
}
