/** Replies as BSON; found documents are copied as they lie in the store, without decoding them. */
import { type Long, serialize } from 'bson';
import type { Doc } from './values';

export type Reply = Record<string, unknown> | Buffer;

export const toBson = (value: Record<string, unknown> | Doc): Buffer =>
  Buffer.from(serialize(value, { ignoreUndefined: true }));

const int32 = (value: number) => {
  const out = Buffer.allocUnsafe(4);
  out.writeInt32LE(value);
  return out;
};
const document = (parts: readonly Buffer[]) =>
  Buffer.concat([int32(parts.reduce((sum, { length }) => sum + length, 5)), ...parts, Buffer.from([0])]);
const named = (type: number, name: string, value: Buffer) =>
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`, 'latin1'), value]);
const fieldsOf = (value: Record<string, unknown>) => {
  const bytes = toBson(value);
  return bytes.subarray(4, bytes.length - 1);
};

export function cursorReply(
  batch: 'firstBatch' | 'nextBatch',
  docs: readonly Buffer[],
  id: Long,
  namespace: string,
): Buffer {
  const rows: Buffer[] = [];
  docs.forEach((doc, i) => rows.push(Buffer.from(`\x03${i}\0`, 'latin1'), doc));
  const cursor = document([named(0x04, batch, document(rows)), fieldsOf({ id, ns: namespace })]);
  return document([named(0x03, 'cursor', cursor), fieldsOf({ ok: 1 })]);
}
