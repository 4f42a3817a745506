/** One request as the commands see it. */
import { Binary, type Long } from 'bson';
import type { Engine } from '../engine';
import { notSpoken, typeMismatch } from '../errors';
import type { Collection } from '../storage/collection';
import type { Element } from '../values/bson';
import { elementsOf, fieldsOf, joined, nameOf, readDocument, toBson, valueOf } from '../values/bson';
import type { Doc, Maybe } from '../values/values';
import { isDoc, isNumeric } from '../values/values';
import { commonArguments, dataCommands } from '../vocabulary';
import { Arguments } from './arguments';

export type Reply = Readonly<Record<string, unknown>> | Buffer;
export type Handler = (command: Command, engine: Engine) => Reply;

/** Hex of a session's id. */
export function sessionOf(lsid: Maybe): string | undefined {
  const id = isDoc(lsid) ? lsid.get('id') : undefined;
  return id instanceof Binary ? Buffer.from(id.buffer).toString('hex') : undefined;
}

export class Command extends Arguments {
  readonly database: string;
  readonly session: string | undefined;
  readonly txnNumber: bigint | undefined;

  constructor(
    readonly name: string,
    fields: Doc,
    /** `documents` of an insert, undecoded. */
    readonly documents: readonly Buffer[] = [],
  ) {
    super(fields);
    const [database, txnNumber] = [this.get('$db'), this.get('txnNumber')];
    this.database = typeof database === 'string' ? database : 'admin';
    this.session = sessionOf(this.get('lsid'));
    this.txnNumber = isNumeric(txnNumber) ? BigInt(txnNumber.toString()) : undefined;
  }

  /** `field` names the collection; most commands do so under their own name. */
  namespace(field = this.name): string {
    return `${this.database}.${this.text(field)}`;
  }
  collection(engine: Engine): Collection | undefined {
    return engine.catalog.get(this.namespace());
  }

  /** What is not in the vocabulary is refused by name. */
  refuseOutside(): void {
    const known = dataCommands[this.name];
    for (const name of ['startTransaction', 'autocommit'])
      if (this.has(name)) throw notSpoken(`a multi-document transaction (${name})`);
    this.refuseUnknown(
      this.name,
      (name) => !known || name === this.name || commonArguments.has(name) || known.has(name),
    );
    if (this.doc('readConcern')?.get('level') === 'snapshot') throw notSpoken('readConcern snapshot');
    if (this.doc('let')?.size) throw notSpoken('let');
  }
}

/** Documents to insert are stored as they came. */
function pieceOf(body: Buffer, [type, , , at, length]: Element): Buffer {
  if (type !== 0x03) throw typeMismatch('documents must hold objects');
  return body.subarray(at, at + length);
}

/** `sequences` are OP_MSG's document sequences, which stand for array arguments of the same name. */
export function readCommand(body: Buffer, sequences: ReadonlyMap<string, readonly Buffer[]>): Command {
  const fields: Doc = new Map();
  let documents = sequences.get('documents') ?? [];
  for (const element of elementsOf(body)) {
    const name = nameOf(body, element);
    const [type, , , at] = element;
    if (name === 'documents' && type === 0x04)
      documents = Array.from(elementsOf(body, at), (one) => pieceOf(body, one));
    fields.set(name, name === 'documents' ? null : valueOf(body, element));
  }
  for (const [name, docs] of sequences)
    fields.set(name, name === 'documents' ? null : docs.map((doc) => readDocument(doc)));
  const [name = ''] = fields.keys();
  return new Command(name, fields, documents);
}

/** A cursor's answer: documents are copied as they lie in the store, without decoding them. */
export function cursorReply(
  batch: 'firstBatch' | 'nextBatch',
  docs: readonly Buffer[],
  id: Long,
  ns: string,
): Buffer {
  const named = (type: number, name: string | number) =>
    Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'latin1');
  const rows = joined(docs.flatMap((doc, i) => [named(0x03, i), doc]));
  const cursor = joined([named(0x04, batch), rows, fieldsOf(toBson({ id, ns }))]);
  return joined([named(0x03, 'cursor'), cursor, fieldsOf(toBson({ ok: 1 }))]);
}
