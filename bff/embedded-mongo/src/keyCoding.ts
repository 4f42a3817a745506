/**
 * Order-preserving bytes for BSON values: comparing two keys byte by byte gives MongoDB's order.
 * Own code because lmdb's ordered-binary knows neither BSON's types nor their order.
 */
import { createHash } from 'node:crypto';
import type { Binary, BSONRegExp, ObjectId, Timestamp, Code } from 'bson';
import { BSONSymbol, Decimal128, Long } from 'bson';
import type { Doc, KeyPart, Numeric, Value } from './values';
import { compareNumbers, emptyArray, rank, rankOf, toNumber } from './values';

/** Longest indexed key: lmdb allows 1 978 bytes, of which `_id` and the index number need a share. */
const maxKey = 1200;
export const maxIdKey = 700;

let bytes = Buffer.alloc(4096);
let length = 0;
/** Set when a number cannot be ordered exactly by its key. */
let inexact = false;

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
/** UTF-8 ended by 00 01; a NUL inside becomes 00 FF. No key is the beginning of another one. */
function terminated(value: string): void {
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

/** The nearest double, then what it misses: 2 bytes cover every int64; finer decimals add a hash. */
function number(value: Numeric): void {
  room(18);
  const near = toNumber(value);
  if (Number.isNaN(near)) {
    bytes.fill(0, length, length + 10);
    length += 10;
    return;
  }
  bytes.writeDoubleBE(near === 0 ? 0 : near, length);
  if (near < 0) for (let i = 0; i < 8; i++) bytes[length + i] = ~(bytes[length + i] as number) & 0xff;
  else bytes[length] = (bytes[length] as number) ^ 0x80;
  length += 8;
  let rest = 0x8000;
  let hash: Buffer | undefined;
  if (value instanceof Long) rest += Number(value.toBigInt() - BigInt(near));
  else if (value instanceof Decimal128 && Number.isFinite(near)) {
    const side = compareNumbers(value, near);
    const asText = value.toString();
    const whole = /^-?\d{1,19}$/.test(asText) ? BigInt(asText) : undefined;
    if (side && whole !== undefined && BigInt.asIntN(64, whole) === whole)
      rest += Number(whole - BigInt(near));
    else if (side) {
      inexact = true;
      rest = side < 0 ? 0x0001 : 0xffff;
      hash = createHash('sha1').update(asText).digest().subarray(0, 8);
    }
  }
  length = bytes.writeUInt16BE(rest, length);
  if (hash) raw(hash);
}

function payload(type: number, value: Value): void {
  switch (type) {
    case rank.number:
      return number(value as Numeric);
    case rank.string:
      return terminated(value instanceof BSONSymbol ? value.value : (value as string));
    case rank.code:
      return terminated((value as Code).code);
    case rank.object:
      for (const [name, inner] of value as Doc) {
        byte(rankOf(inner));
        terminated(name);
        payload(rankOf(inner), inner);
      }
      return byte(0);
    case rank.array:
      for (const inner of value as Value[]) {
        byte(rankOf(inner));
        payload(rankOf(inner), inner);
      }
      return byte(0);
    case rank.binary: {
      const binary = value as Binary;
      room(5);
      length = bytes.writeUInt32BE(binary.position, length);
      byte(binary.sub_type);
      return raw(binary.buffer.subarray(0, binary.position));
    }
    case rank.objectId:
      return raw((value as ObjectId).id);
    case rank.boolean:
      return byte(value ? 1 : 0);
    case rank.date: {
      const time = (value as Date).getTime();
      room(8);
      const high = Math.floor(time / 65536);
      length = bytes.writeUIntBE(high + 2 ** 40, length, 6);
      length = bytes.writeUInt16BE(time - high * 65536, length);
      return;
    }
    case rank.timestamp: {
      const stamp = value as Timestamp;
      room(8);
      length = bytes.writeUInt32BE(stamp.getHighBitsUnsigned(), length);
      length = bytes.writeUInt32BE(stamp.getLowBitsUnsigned(), length);
      return;
    }
    case rank.regex:
      terminated((value as BSONRegExp).pattern);
      return terminated((value as BSONRegExp).options);
  }
}

export interface EncodedKey {
  key: Buffer;
  /** False when the order among such keys is not MongoDB's: the index may not serve a sort. */
  exact: boolean;
}

/** The full key of a list of values; `descending[i]` turns the order of the i-th around. */
function encode(parts: readonly KeyPart[], descending: readonly boolean[]): Buffer {
  length = 0;
  inexact = false;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const start = length;
    if (part === emptyArray) byte(rank.emptyArray);
    else {
      const type = rankOf(part);
      byte(type);
      if (part !== undefined && part !== null) payload(type, part);
    }
    if (descending[i]) for (let p = start; p < length; p++) bytes[p] = ~(bytes[p] as number) & 0xff;
  }
  return Buffer.from(bytes.subarray(0, length));
}

/** A stored key: longer than allowed, it keeps its beginning and ends in a hash of the whole. */
export function encodeKey(parts: readonly KeyPart[], descending: readonly boolean[] = []): EncodedKey {
  const key = encode(parts, descending);
  if (key.length <= maxKey) return { key, exact: !inexact };
  const digest = createHash('sha256').update(key).digest();
  return { key: Buffer.concat([key.subarray(0, maxKey), digest]), exact: false };
}

/** The bytes with which every stored key of these leading values begins; `cut` when they are fewer. */
export function encodePrefix(
  parts: readonly KeyPart[],
  descending: readonly boolean[] = [],
): [Buffer, cut: boolean] {
  const key = encode(parts, descending);
  return [key.subarray(0, maxKey), key.length > maxKey || inexact];
}

/** As encodePrefix, for a last value that is a string of which only the beginning is known. */
export function encodeStringPrefix(
  parts: readonly KeyPart[],
  start: string,
  descending: readonly boolean[],
): Buffer {
  const [key] = encodePrefix([...parts, start], descending);
  const escaped = encode([...parts, start], descending);
  return key.length === escaped.length ? key.subarray(0, key.length - 2) : key;
}

/** The smallest bytes above everything that begins with `prefix`. */
export function after(prefix: Buffer): Buffer {
  const out = Buffer.from(prefix);
  for (let i = out.length - 1; i >= 0; i--) {
    const value = out[i] as number;
    if (value < 0xff) {
      out[i] = value + 1;
      return out.subarray(0, i + 1);
    }
  }
  return Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]);
}
