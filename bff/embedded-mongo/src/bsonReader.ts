/**
 * Reads BSON into the server's values, whole or only some top-level fields, and checks foreign bytes.
 * Own code because `bson` can neither decode a part of a document nor keep 1.0 a double in plain numbers.
 */
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { CommandError } from './errors';
import type { Doc, Value } from './values';

const maxDepth = 180;
const corrupt = (why: string) => new CommandError(22, `invalid BSON: ${why}`);

/** Bytes of a value of `type` at `at`, or -1 for a type the server does not store. */
function sizeOf(b: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x01:
    case 0x09:
    case 0x11:
    case 0x12:
      return 8;
    case 0x02:
    case 0x0d:
    case 0x0e:
      return 4 + b.readInt32LE(at);
    case 0x03:
    case 0x04:
      return b.readInt32LE(at);
    case 0x05:
      return 5 + b.readInt32LE(at);
    case 0x06:
    case 0x0a:
    case 0x7f:
    case 0xff:
      return 0;
    case 0x07:
      return 12;
    case 0x08:
      return 1;
    case 0x0b:
      return b.indexOf(0, b.indexOf(0, at) + 1) + 1 - at;
    case 0x10:
      return 4;
    case 0x13:
      return 16;
    default:
      return -1;
  }
}

/** Throws unless `b[at…]` is one well-formed document that ends by `limit`; returns its end. */
export function validate(b: Buffer, at = 0, limit = b.length, depth = 0): number {
  if (depth > maxDepth) throw new CommandError(15, 'a document is nested too deeply');
  if (at + 5 > limit) throw corrupt('cut short');
  const end = at + b.readInt32LE(at);
  if (end > limit || end < at + 5 || b[end - 1] !== 0) throw corrupt('wrong length');
  let p = at + 4;
  while (p < end - 1) {
    const type = b[p] as number;
    p = b.indexOf(0, p + 1) + 1;
    if (p <= 0 || p >= end) throw corrupt('a field name without an end');
    if (type === 0x03 || type === 0x04) {
      p = validate(b, p, end - 1, depth + 1);
      continue;
    }
    const needsLength = type === 0x02 || type === 0x05 || type === 0x0d || type === 0x0e;
    if (needsLength && p + 4 > end) throw corrupt('cut short');
    if (type === 0x0b && b.indexOf(0, p) < 0) throw corrupt('a pattern without an end');
    const size = sizeOf(b, type, p);
    // Beyond ±8.64e15 ms JavaScript has no dates: refused rather than changed.
    if (type === 0x09 && p + 8 < end && Math.abs(b.readInt32LE(p + 4)) > 2011655)
      throw corrupt('a date out of range');
    if (size < 0) throw corrupt(`type 0x${type.toString(16)} is not supported`);
    if (needsLength && size < 5) throw corrupt('a negative length');
    p += size;
    if (p >= end) throw corrupt('a value without an end');
    if ((type === 0x02 || type === 0x0d || type === 0x0e) && b[p - 1] !== 0) throw corrupt('an open string');
  }
  return end;
}

export function readValue(b: Buffer, type: number, at: number): Value {
  switch (type) {
    case 0x01: {
      const value = b.readDoubleLE(at);
      return (value | 0) === value ? new Double(value) : value;
    }
    case 0x02:
      return b.toString('utf8', at + 4, at + 3 + b.readInt32LE(at));
    case 0x03:
      return readDocument(b, at);
    case 0x04:
      return readArray(b, at);
    case 0x05: {
      const size = b.readInt32LE(at);
      return new Binary(Buffer.from(b.subarray(at + 5, at + 5 + size)), b[at + 4]);
    }
    case 0x07:
      return new ObjectId(Buffer.from(b.subarray(at, at + 12)));
    case 0x08:
      return b[at] === 1;
    case 0x09:
      return new Date(b.readInt32LE(at + 4) * 4294967296 + b.readUInt32LE(at));
    case 0x0b: {
      const middle = b.indexOf(0, at);
      return new BSONRegExp(
        b.toString('utf8', at, middle),
        b.toString('utf8', middle + 1, b.indexOf(0, middle + 1)),
      );
    }
    case 0x0d:
      return new Code(b.toString('utf8', at + 4, at + 3 + b.readInt32LE(at)));
    case 0x0e:
      return new BSONSymbol(b.toString('utf8', at + 4, at + 3 + b.readInt32LE(at)));
    case 0x10:
      return b.readInt32LE(at);
    case 0x11:
      return new Timestamp({ t: b.readUInt32LE(at + 4), i: b.readUInt32LE(at) });
    case 0x12:
      return new Long(b.readInt32LE(at), b.readInt32LE(at + 4));
    case 0x13:
      return new Decimal128(Buffer.from(b.subarray(at, at + 16)));
    case 0x7f:
      return new MaxKey();
    case 0xff:
      return new MinKey();
    default:
      return null;
  }
}

function readArray(b: Buffer, at: number): Value[] {
  const out: Value[] = [];
  const end = at + b.readInt32LE(at) - 1;
  let p = at + 4;
  while (p < end) {
    const type = b[p] as number;
    p = b.indexOf(0, p + 1) + 1;
    out.push(readValue(b, type, p));
    p += sizeOf(b, type, p);
  }
  return out;
}

/** A document that `validate` has passed. */
export function readDocument(b: Buffer, at = 0): Doc {
  const out: Doc = new Map();
  const end = at + b.readInt32LE(at) - 1;
  let p = at + 4;
  while (p < end) {
    const type = b[p] as number;
    const name = p + 1;
    p = b.indexOf(0, name) + 1;
    out.set(b.toString('utf8', name, p - 1), readValue(b, type, p));
    p += sizeOf(b, type, p);
  }
  return out;
}

/** The few top-level fields a query looks at, prepared for comparing bytes. */
export type FieldList = readonly { name: string; bytes: Buffer }[];
export const fieldList = (names: Iterable<string>): FieldList =>
  [...new Set(names)].map((name) => ({ name, bytes: Buffer.from(name) }));

/** Only the listed fields, in the document's order; the others are stepped over without decoding. */
export function readFields(b: Buffer, fields: FieldList): Doc {
  const out: Doc = new Map();
  const end = b.length - 1;
  let p = 4;
  while (p < end && out.size < fields.length) {
    const type = b[p] as number;
    const start = p + 1;
    p = b.indexOf(0, start) + 1;
    const length = p - 1 - start;
    for (const { name, bytes } of fields) {
      if (bytes.length === length && b.compare(bytes, 0, length, start, p - 1) === 0) {
        out.set(name, readValue(b, type, p));
        break;
      }
    }
    p += sizeOf(b, type, p);
  }
  return out;
}

/** Top-level fields as `[name, type, value start, end]`, for moving bytes without decoding them. */
export function* elements(
  b: Buffer,
  at = 0,
): Generator<[name: string, type: number, at: number, end: number]> {
  const end = at + b.readInt32LE(at) - 1;
  let p = at + 4;
  while (p < end) {
    const type = b[p] as number;
    const start = p + 1;
    p = b.indexOf(0, start) + 1;
    const name = b.toString('utf8', start, p - 1);
    const next = p + sizeOf(b, type, p);
    yield [name, type, p, next];
    p = next;
  }
}
