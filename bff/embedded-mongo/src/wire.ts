/** MongoDB's wire protocol: frames, OP_MSG and the OP_QUERY with which a driver says hello. */
import { readDocument, validate } from './values/bson';

const maxMessage = 48_000_000;
const headLength = 16;
const operation = { reply: 1, query: 2004, message: 2013 } as const;
const flag = { checksumPresent: 1, moreToCome: 2 } as const;

/** The bytes are not the protocol: the connection is of no further use. */
export class ProtocolError extends Error {}

export interface Request {
  id: number;
  body: Buffer;
  sequences: Map<string, Buffer[]>;
  wantsReply: boolean;
  legacy: boolean;
}

/** Collects what arrives into whole frames. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private size = 0;
  /** So many bytes must be there to go on: a head, or the whole frame it belongs to. */
  private needed = headLength;

  *push(chunk: Buffer): Generator<Buffer> {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size >= this.needed) {
      const all = this.chunks.length > 1 ? Buffer.concat(this.chunks) : (this.chunks[0] as Buffer);
      const length = all.readInt32LE(0);
      if (length < headLength || length > maxMessage) throw new ProtocolError(`a frame of ${length} bytes`);
      const isWhole = all.length >= length;
      const rest = isWhole ? all.subarray(length) : all;
      this.chunks = [rest];
      this.size = rest.length;
      this.needed = isWhole ? headLength : length;
      if (isWhole) yield all.subarray(0, length);
    }
  }
}

const documentAt = (frame: Buffer, at: number, limit: number): Buffer =>
  frame.subarray(at, validate(frame, at, limit));

function parseMessage(frame: Buffer) {
  if (frame.length < 26) throw new ProtocolError('a message cut short');
  const flags = frame.readUInt32LE(16);
  if ((flags & 0xffff & ~(flag.checksumPresent | flag.moreToCome)) !== 0)
    throw new ProtocolError('unknown flags');
  // The checksum guards against a broken network; on loopback it is stepped over.
  const end = frame.length - (flags & flag.checksumPresent ? 4 : 0);
  const sequences = new Map<string, Buffer[]>();
  let body: Buffer | undefined;
  for (let at = 20; at < end;) {
    const kind = frame[at++];
    if (kind === 0) {
      body = documentAt(frame, at, end);
      at += body.length;
      continue;
    }
    const sectionEnd = at + 5 > end ? Infinity : at + frame.readInt32LE(at);
    const nameEnd = frame.indexOf(0, at + 4);
    if (kind !== 1 || sectionEnd > end || nameEnd < 0 || nameEnd >= sectionEnd)
      throw new ProtocolError('a broken section');
    const docs: Buffer[] = [];
    sequences.set(frame.toString('utf8', at + 4, nameEnd), docs);
    for (at = nameEnd + 1; at < sectionEnd; at += docs.at(-1)?.length ?? 0)
      docs.push(documentAt(frame, at, sectionEnd));
  }
  if (!body) throw new ProtocolError('a message without a body');
  return { body, sequences, wantsReply: (flags & flag.moreToCome) === 0, legacy: false };
}

function parseQuery(frame: Buffer) {
  const nameEnd = frame.indexOf(0, 20);
  if (nameEnd < 0 || nameEnd + 9 >= frame.length) throw new ProtocolError('a query cut short');
  const body = documentAt(frame, nameEnd + 9, frame.length);
  const [command = ''] = readDocument(body).keys();
  if (!/^(hello|ismaster)$/i.test(command)) throw new ProtocolError(`OP_QUERY ${command}`);
  return { body, sequences: new Map(), wantsReply: true, legacy: true };
}

const parsers: Readonly<Record<number, (frame: Buffer) => Omit<Request, 'id'>>> = {
  [operation.message]: parseMessage,
  [operation.query]: parseQuery,
};
/** May throw a CommandError (bad BSON, answered) or a ProtocolError (the connection ends). */
export function parseRequest(frame: Buffer): Request {
  const code = frame.readInt32LE(12);
  const parse = parsers[code];
  if (!parse) throw new ProtocolError(`operation ${code}`);
  return { id: frame.readInt32LE(4), ...parse(frame) };
}

let nextId = 1;
export function frameReply({ id, legacy }: Pick<Request, 'id' | 'legacy'>, body: Buffer): Buffer {
  const head = Buffer.alloc(legacy ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE((nextId = (nextId + 1) & 0x7fffffff), 4);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(legacy ? operation.reply : operation.message, 12);
  // OP_REPLY: flags, cursor id, starting from, one document. OP_MSG: flags and one section of kind 0.
  if (legacy) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}
