/** Opaque page marks: the instant the list is sorted by and the identifier that breaks ties. */
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';

export interface Cursor {
  value: Date;
  id: Types.ObjectId;
}

export const encodeCursor = (value: Date, id: Types.ObjectId): string =>
  Buffer.from(`${value.getTime()}.${id.toHexString()}`).toString('base64url');

/** What a mark says: the whole of it, then the groups of its shape. Throws BAD_REQUEST for one that was not made here. */
export function readMark(cursor: string, shape: RegExp): readonly [whole: string, ...groups: string[]] {
  const match = shape.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw new AppError('BAD_REQUEST', { fields: { cursor: '翻页标记有误' } });
  const [whole, ...groups] = match;
  return [whole, ...groups];
}

export function decodeCursor(cursor: string): Cursor {
  const [, value, id] = readMark(cursor, /^(\d{1,15})\.([0-9a-f]{24})$/);
  return { value: new Date(Number(value)), id: new Types.ObjectId(id) };
}
