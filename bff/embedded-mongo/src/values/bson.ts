/**
 * Reads BSON into the server's values, whole or field by field, and checks foreign bytes. `bson`
 * finds the elements; the values are read here, because its decoder keeps neither 1.0 a double in plain
 * numbers nor the order of numeric field names.
 */
import * as bson from 'bson';
import { CommandError } from '../errors';
import { type Doc, type Maybe, type Value, double } from './values';

const maxDepth = 180;
/** Milliseconds of a date, upper half: beyond ±8.64e15 JavaScript has no dates. */
const maxDateHigh = 2_011_655;

/** A field as it lies in a document. */
export type Element = [type: number, nameAt: number, nameLength: number, at: number, length: number];
export const elementsOf = (b: Buffer, at = 0): Element[] => [...bson.onDemand.parseToElements(b, at)];
export const nameOf = (b: Buffer, [, at, length]: Element): string =>
  bson.onDemand.ByteUtils.toUTF8(b, at, at + length, false);

type Read = (b: Buffer, at: number, length: number) => Value;
const pieceAt = (b: Buffer, at: number, length: number) => Buffer.from(b.subarray(at, at + length));
const text = (b: Buffer, at: number, length: number) =>
  bson.onDemand.ByteUtils.toUTF8(b, at + 4, at + length - 1, false);

function regex(b: Buffer, at: number, length: number): Value {
  const [pattern = '', options = ''] = b.toString('utf8', at, at + length).split('\0');
  return new bson.BSONRegExp(pattern, options);
}

/** Every type the server stores. */
const readers: Readonly<Record<number, Read>> = {
  0x01: (b, at) => double(b.readDoubleLE(at)),
  0x02: text,
  0x03: (b, at) => readDocument(b, at),
  0x04: (b, at) => Array.from(elementsOf(b, at), (element) => valueOf(b, element)),
  0x05: (b, at, length) => new bson.Binary(pieceAt(b, at + 5, length - 5), b[at + 4]),
  0x06: () => null,
  0x07: (b, at) => new bson.ObjectId(pieceAt(b, at, 12)),
  0x08: (b, at) => b[at] === 1,
  0x09: (b, at) => new Date(b.readInt32LE(at + 4) * 2 ** 32 + b.readUInt32LE(at)),
  0x0a: () => null,
  0x0b: regex,
  0x10: (b, at) => b.readInt32LE(at),
  0x11: (b, at) => new bson.Timestamp({ t: b.readUInt32LE(at + 4), i: b.readUInt32LE(at) }),
  0x12: (b, at) => new bson.Long(b.readInt32LE(at), b.readInt32LE(at + 4)),
  0x13: (b, at) => new bson.Decimal128(pieceAt(b, at, 16)),
  0x7f: () => new bson.MaxKey(),
  0xff: () => new bson.MinKey(),
};
export const valueOf = (b: Buffer, [type, , , at, length]: Element): Value =>
  (readers[type] as Read)(b, at, length);

function validateElements(b: Buffer, at: number, depth: number): void {
  if (depth > maxDepth) throw new CommandError(15, 'a document is nested too deeply');
  for (const [type, , , from, length] of elementsOf(b, at)) {
    if (!readers[type]) throw new bson.BSONError(`type 0x${type.toString(16)} is not supported`);
    if (type === 0x03 || type === 0x04) validateElements(b, from, depth + 1);
    if (type === 0x02 && (length < 5 || b[from + length - 1] !== 0))
      throw new bson.BSONError('an open string');
    if (type === 0x09 && Math.abs(b.readInt32LE(from + 4)) > maxDateHigh)
      throw new bson.BSONError('a date out of range');
  }
}

/** Throws unless `b[at…]` is one well-formed document that ends by `limit`; returns its end. */
export function validate(b: Buffer, at = 0, limit = b.length): number {
  try {
    if (at + 5 > limit || at + b.readInt32LE(at) > limit) throw new bson.BSONError('cut short');
    validateElements(b, at, 0);
    return at + b.readInt32LE(at);
  } catch (cause) {
    if (!(cause instanceof bson.BSONError)) throw cause;
    throw new CommandError(22, `invalid BSON: ${cause.message}`);
  }
}

/** A document that `validate` has passed. */
export function readDocument(b: Buffer, at = 0): Doc {
  const out: Doc = new Map();
  for (const element of elementsOf(b, at)) out.set(nameOf(b, element), valueOf(b, element));
  return out;
}

function isNamed(b: Buffer, element: Element, name: string): boolean {
  const [, at, length] = element;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (unit > 0x7f) return nameOf(b, element) === name;
    if (b[at + i] !== unit) return false;
  }
  return length === name.length;
}

/** A document as it lies in the store: a field is decoded when it is asked for, all of them when it is walked. */
export class StoredDoc extends Map<string, Value> {
  private readonly elements: readonly Element[];
  constructor(private readonly raw: Buffer) {
    super();
    this.elements = elementsOf(raw);
  }

  override get(name: string): Maybe {
    const element = this.elements.find((one) => isNamed(this.raw, one, name));
    return element && valueOf(this.raw, element);
  }
  override has(name: string): boolean {
    return this.get(name) !== undefined;
  }
  override keys() {
    return readDocument(this.raw).keys();
  }
  override entries() {
    return readDocument(this.raw).entries();
  }
  override [Symbol.iterator]() {
    return this.entries();
  }
}

/** Fields of a document without its head and tail, for joining. */
export const fieldsOf = (document: Buffer): Buffer => document.subarray(4, document.length - 1);
/** The fields of a document by name, each whole: its type, name and value. */
export const piecesOf = (b: Buffer): [name: string, piece: Buffer][] =>
  elementsOf(b).map((element) => {
    const [, nameAt, , at, length] = element;
    return [nameOf(b, element), b.subarray(nameAt - 1, at + length)];
  });
/** A document out of pieces of fields. */
export function joined(pieces: readonly Buffer[]): Buffer {
  const out = Buffer.concat([Buffer.alloc(4), ...pieces, Buffer.alloc(1)]);
  out.writeInt32LE(out.length);
  return out;
}
export function toBson(value: Readonly<Record<string, unknown>> | Doc): Buffer {
  const { buffer, byteOffset, byteLength } = bson.serialize(value as Doc, { ignoreUndefined: true });
  return Buffer.from(buffer, byteOffset, byteLength);
}
