/** Opaque page marks: the instant the list is sorted by and the identifier that breaks ties. */
import { AppError } from '@jsjb/shared/errors';
import { Types } from 'mongoose';

export interface Cursor {
  value: Date;
  id: Types.ObjectId;
}

export const encodeCursor = (value: Date, id: Types.ObjectId): string =>
  Buffer.from(`${value.getTime()}.${id.toHexString()}`).toString('base64url');

/** Throws BAD_REQUEST for a mark that was not made here. */
export function decodeCursor(cursor: string): Cursor {
  const match = /^(\d{1,15})\.([0-9a-f]{24})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw new AppError('BAD_REQUEST', { fields: { cursor: '翻页标记有误' } });
  return { value: new Date(Number(match[1])), id: new Types.ObjectId(match[2]) };
}

/** The mark of a list that is sorted by a text of its documents. */
export function decodeTextCursor(cursor: string, shape: RegExp): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!shape.test(text)) throw new AppError('BAD_REQUEST', { fields: { cursor: '翻页标记有误' } });
  return text;
}
