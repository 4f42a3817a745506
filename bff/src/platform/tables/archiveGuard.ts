/**
 * Measures a workbook before a library unfolds it: a file of one megabyte may hold gigabytes, claim another size than
 * it has, or name a range of a million columns that the library would fill in cell by cell. Nothing is believed that
 * the archive says of itself; every part is inflated up to what is left of the allowance and counted.
 */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

export interface Allowance {
  /** All parts together, unfolded. */
  bytes: number;
  /** Elements of all parts together, and the cells that named or merged ranges cover; each becomes an object in memory. */
  elements: number;
}

/** Bigger than allowed, or bigger than it can be told. */
export class TooBig extends Error {}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_PARTS = 500;
const OPENING = '<'.charCodeAt(0);
/** A cell costs some 700 bytes however short it is written: as much as these elements more. */
const CELL_ELEMENTS = 3;
const ADDRESS = /\$?([A-Z]{1,3})\$?(\d{1,7})/gi;

const refuse = (): never => {
  throw new Error('it is not an ordinary workbook');
};

interface Part {
  name: string;
  method: number;
  packed: Buffer;
}

function partAt(file: Buffer, entry: number): { part: Part; next: number } {
  if (entry + ENTRY_BYTES > file.length || file.readUInt32LE(entry) !== ENTRY) refuse();
  const encrypted = (file.readUInt16LE(entry + 8) & 1) !== 0;
  const method = file.readUInt16LE(entry + 10);
  const packedBytes = file.readUInt32LE(entry + 20);
  const [nameBytes, extraBytes, noteBytes] = [28, 30, 32].map((at) => file.readUInt16LE(entry + at));
  const local = file.readUInt32LE(entry + 42);
  if (encrypted || local + LOCAL_BYTES > file.length || file.readUInt32LE(local) !== LOCAL) refuse();
  const start = local + LOCAL_BYTES + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (start + packedBytes > file.length) refuse();
  const nameEnd = entry + ENTRY_BYTES + (nameBytes ?? 0);
  return {
    part: {
      name: file.toString('utf8', entry + ENTRY_BYTES, nameEnd),
      method,
      packed: file.subarray(start, start + packedBytes),
    },
    next: nameEnd + (extraBytes ?? 0) + (noteBytes ?? 0),
  };
}

/** The parts as the library will find them: by the directory at the end, with nothing before the archive. */
function* partsOf(file: Buffer): Generator<Part> {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END);
  const end = file.lastIndexOf(signature);
  if (end < 0 || end + END_BYTES > file.length) refuse();
  const count = file.readUInt16LE(end + 10);
  const directory = file.readUInt32LE(end + 16);
  if (directory + file.readUInt32LE(end + 12) !== end) refuse();
  if (count > MAX_PARTS) throw new TooBig();
  let at = directory;
  for (let i = 0; i < count; i += 1) {
    const { part, next } = partAt(file, at);
    yield part;
    at = next;
  }
  // More of them than were announced would not have been measured.
  if (at !== end) refuse();
}

async function unfold({ method, packed }: Part, left: number): Promise<Buffer> {
  if (method === 0) return packed;
  if (method !== 8) return refuse();
  try {
    return await inflate(packed, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooBig();
    throw error;
  }
}

function elementsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(OPENING); at >= 0; at = bytes.indexOf(OPENING, at + 1)) count += 1;
  return count;
}

function occurrences(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** How many cells lie between the outermost of the addresses named; none is a range of whole rows or columns. */
function areaOf(range: string): number {
  const named = [...range.matchAll(ADDRESS)].map(([, column = '', row]) => [columnOf(column), Number(row)]);
  const side = (axis: 0 | 1): number => {
    const all = named.map((address) => address[axis] ?? 0);
    return Math.max(...all) - Math.min(...all) + 1;
  };
  return named.length === 0 ? 0 : side(0) * side(1);
}

/** Signs may be written by their number. */
const plain = (xml: string): string =>
  xml.replace(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, hex ? 16 : 10)),
  );

/** The cells that the library would make of the ranges in this XML. A range in disguise is none of office software. */
function coveredIn(xml: string): number {
  const merged = [...xml.matchAll(/<mergeCell\s[^<>]*?ref\s*=\s*["']([A-Z\d:$]*)["']/g)];
  const named = [...xml.matchAll(/<definedName[\s>][^<>]*>([^<]*)<\//g)];
  if (merged.length + named.length < occurrences(xml, /<(?:mergeCell|definedName)[\s/>]/g))
    throw new Error('it has ranges that cannot be understood');
  let covered = 0;
  for (const [, ranges = ''] of [...merged, ...named])
    for (const range of plain(ranges).split(',')) covered += areaOf(range);
  return covered;
}

/** Throws TooBig, or another error for what is no workbook. */
export async function measureArchive(file: Buffer, { bytes, elements }: Allowance): Promise<void> {
  let [unfolded, counted] = [0, 0];
  const assertWithin = (): void => {
    if (unfolded > bytes || counted > elements) throw new TooBig();
  };
  for (const part of partsOf(file)) {
    const content = await unfold(part, bytes - unfolded);
    unfolded += content.length;
    counted += elementsIn(content);
    // What is too much already is not looked into as text: that takes far more memory than its bytes.
    assertWithin();
    if (!/\.xml$/i.test(part.name)) continue;
    const xml = content.toString('utf8');
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Error('it declares entities');
    counted += coveredIn(xml) + CELL_ELEMENTS * occurrences(xml, /<c[\s/>]/g);
    assertWithin();
  }
}
