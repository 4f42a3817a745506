/**
 * Order-preserving bytes for BSON values: comparing two keys byte by byte gives MongoDB's order. The one
 * measure of equality, order and grouping. Own code because lmdb's ordered-binary knows neither BSON's
 * types nor their order.
 */
import { createHash } from 'node:crypto';
import { type Binary, type BSONRegExp, Decimal128, Long, type ObjectId, type Timestamp } from 'bson';
import { type Doc, type KeyPart, type Numeric, type Value, rank, rankOf, toNumber } from './values';

/** Longest indexed key: lmdb allows 1 978 bytes, of which `_id` and the index number need a share. */
export const maxKey = 1200;

/** Keys with from ≤ key < to. */
export interface Range {
  from: Buffer;
  to: Buffer;
}

let bytes = Buffer.alloc(4096);
let length = 0;

/** Makes sure that `extra` bytes fit. */
function room(extra: number): void {
  if (length + extra > bytes.length) bytes = Buffer.concat([bytes], (length + extra) * 2);
}
function byte(value: number): void {
  room(1);
  bytes[length++] = value;
}
function raw(value: Uint8Array): void {
  room(value.length);
  bytes.set(value, length);
  length += value.length;
}
function uint(value: number, size: 2 | 4): void {
  room(size);
  length = bytes.writeUIntBE(value, length, size);
}
function uint64(value: bigint): void {
  room(8);
  length = bytes.writeBigUInt64BE(BigInt.asUintN(64, value), length);
}

/** UTF-8 ended by 00 01; a NUL inside becomes 00 FF. No key is the beginning of another one. */
function text(value: string): void {
  if (value.includes('\0')) {
    for (const unit of Buffer.from(value)) {
      byte(unit);
      if (unit === 0) byte(0xff);
    }
  } else {
    room(value.length * 3);
    length += bytes.write(value, length, 'utf8');
  }
  byte(0);
  byte(1);
}

/** The nearest double, on which side of it the number lies (0x8000: it is that double), and then its digits. */
function number(value: Numeric): void {
  const near = toNumber(value);
  if (Number.isNaN(near)) return raw(Buffer.alloc(10));
  room(8);
  bytes.writeDoubleBE(near === 0 ? 0 : near, length);
  if (near < 0) complement(length, length + 8);
  else bytes[length] = (bytes[length] as number) ^ 0x80;
  length += 8;
  const isExact = !(value instanceof Decimal128 || value instanceof Long) || !Number.isFinite(near);
  if (isExact || (value instanceof Long && Number.isSafeInteger(near))) return uint(0x8000, 2);
  const { sign, exponent, digits } = decimalParts(value.toString());
  const double = decimalParts(near.toExponential(mostDigits));
  const beyond = exponent - double.exponent || compareText(digits, double.digits);
  uint(0x8000 + Math.sign(beyond) * (sign ? -1 : 1), 2);
  if (beyond === 0) return;
  const start = length;
  uint(0x8000 + exponent, 2);
  text(digits);
  if (sign) complement(start, length);
}

/** More than the 34 digits of a decimal: enough to tell it from a double. */
const mostDigits = 100;

/** `-12.5E+3` as its sign, its decimal exponent (0.125 × 10^5) and its digits. */
function decimalParts(shown: string) {
  const found = /^(-?)0*(\d*)\.?(\d*?)(?:E(.+))?$/i.exec(shown) ?? [];
  const [, sign = '', whole = '', part = '', power = '0'] = found;
  const digits = (whole + part).replace(/^0+/, '');
  const exponent = digits ? Number(power) + digits.length - part.length : 0;
  return { sign, exponent, digits: digits.replace(/0+$/, '') };
}

function complement(from: number, to: number): void {
  for (let p = from; p < to; p++) bytes[p] = ~(bytes[p] as number) & 0xff;
}

const writers: Readonly<Record<number, (value: never) => void>> = {
  [rank.number]: number,
  [rank.string]: text,
  [rank.object]: (doc: Doc) => {
    for (const [name, value] of doc) {
      byte(rankOf(value));
      text(name);
      payload(value);
    }
    byte(0);
  },
  [rank.array]: (list: Value[]) => {
    for (const value of list) part(value);
    byte(0);
  },
  [rank.Binary]: ({ buffer, position, sub_type }: Binary) => {
    uint(position, 4);
    byte(sub_type);
    raw(buffer.subarray(0, position));
  },
  [rank.ObjectId]: ({ id }: ObjectId) => raw(id),
  [rank.boolean]: (value: boolean) => byte(value ? 1 : 0),
  [rank.Date]: (date: Date) => uint64(BigInt(date.getTime()) + 2n ** 56n),
  [rank.Timestamp]: (stamp: Timestamp) => uint64(stamp.toBigInt()),
  [rank.BSONRegExp]: ({ pattern, options }: BSONRegExp) => {
    text(pattern);
    text(options);
  },
};
const payload = (value: KeyPart): void => writers[rankOf(value)]?.(value as never);

function part(value: KeyPart): void {
  byte(rankOf(value));
  payload(value);
}

/** The key of a list of values; `descending[i]` turns the order of the i-th around. */
export function encode(parts: readonly KeyPart[], descending: readonly boolean[] = []): Buffer {
  length = 0;
  for (let i = 0; i < parts.length; i++) {
    const start = length;
    part(parts[i]);
    if (descending[i]) complement(start, length);
  }
  return Buffer.from(bytes.subarray(0, length));
}
export const keyOf = (value: KeyPart): Buffer => encode([value]);
/** The same key as text, for Maps and Sets. */
export const keyText = (value: KeyPart): string => keyOf(value).toString('latin1');

/** A key as stored: longer than allowed, it keeps its beginning and ends in a hash of the whole. */
export function fitting(key: Buffer): Buffer {
  if (key.length <= maxKey) return key;
  return Buffer.concat([key.subarray(0, maxKey), createHash('sha256').update(key).digest()]);
}

export const compare = (a: KeyPart, b: KeyPart): number => Buffer.compare(keyOf(a), keyOf(b));
export const equals = (a: KeyPart, b: KeyPart): boolean => a === b || compare(a, b) === 0;
/** UTF-8 order of names. */
export const compareText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The smallest bytes above everything that begins with `prefix`. */
export function after(prefix: Uint8Array): Buffer {
  let end = prefix.length;
  while (end > 0 && prefix[end - 1] === 0xff) end--;
  if (end === 0) return Buffer.alloc(5, 0xff);
  const out = Buffer.from(prefix.subarray(0, end));
  out[end - 1] = (out[end - 1] as number) + 1;
  return out;
}
