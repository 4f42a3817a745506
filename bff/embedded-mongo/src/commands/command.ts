/** One request as the commands see it, each argument in its type; what is outside the vocabulary is refused. */
import { Binary, type Long } from 'bson';
import type { Cursors } from '../cursors';
import { CommandError, badValue, notSpoken, typeMismatch } from '../errors';
import { filterArgument } from '../language/filter';
import { sortArgument } from '../language/stages';
import type { Query } from '../query/query';
import type { Catalog } from '../storage/catalog';
import type { Collection } from '../storage/collection';
import {
  type Element,
  elementsOf,
  fieldsOf,
  joined,
  nameOf,
  readDocument,
  toBson,
  valueOf,
} from '../values/bson';
import { type Doc, type Maybe, isDoc, isNull, isNumeric, isTrue, numberOf } from '../values/values';
import { commonArguments, dataCommands } from '../vocabulary';
import type { Request } from '../wire';

/** The fields of a command, a statement or an index. */
export class Arguments {
  constructor(readonly fields: Doc) {}

  get = (name: string): Maybe => this.fields.get(name);
  has = (name: string): boolean => this.fields.has(name);
  isSet = (name: string): boolean => isTrue(this.get(name));

  private typed<T extends Maybe>(name: string, is: (one: Maybe) => one is T, type: string): T | undefined {
    const value = this.get(name);
    if (isNull(value)) return undefined;
    if (!is(value)) throw typeMismatch(`${name} must be ${type}`);
    return value;
  }
  number(name: string, otherwise = 0): number {
    const number = numberOf(this.typed(name, isNumeric, 'a number') ?? otherwise);
    if (!Number.isInteger(number) && number !== Infinity)
      throw typeMismatch(`${name} must be a whole number`);
    return number;
  }
  text(name: string): string {
    const value = this.get(name);
    if (typeof value !== 'string' || value === '') throw new CommandError(73, `${name} must be a name`);
    return value;
  }
  doc = (name: string): Doc | undefined => this.typed(name, isDoc, 'an object');
  docs = (name: string): Doc[] =>
    this.typed(name, (list) => Array.isArray(list) && list.every(isDoc), 'an array of objects') ?? [];

  /** `limit` is given where the argument of that name means something else. */
  query(filterName: string, limit = Math.abs(this.number('limit'))): Query {
    const skip = this.number('skip');
    if (skip < 0) throw badValue('skip value must be non-negative');
    const filter = filterArgument(this.get(filterName));
    return { filter, sort: sortArgument(this.get('sort')), skip, limit, hint: this.get('hint') };
  }

  /** Refuses by name what would change an answer and is not understood. */
  refuseUnknown(owner: string, known: (name: string) => boolean): void {
    for (const name of this.fields.keys()) {
      if (known(name)) continue;
      const why = `BSON field '${owner}.${name}' is an unknown field`;
      throw new CommandError(40415, `${why}: ${notSpoken(name).message}`);
    }
    const collation = this.doc('collation');
    if (collation?.size && collation.get('locale') !== 'simple') throw notSpoken('collation');
  }
}

/** Hex of a session's id. */
export function sessionOf(lsid: Maybe): string | undefined {
  const id = isDoc(lsid) ? lsid.get('id') : undefined;
  return id instanceof Binary ? Buffer.from(id.buffer).toString('hex') : undefined;
}

export class Command extends Arguments {
  readonly name: string;
  readonly database: string;
  readonly session: string | undefined;
  readonly txnNumber: bigint | undefined;

  constructor(
    fields: Doc,
    /** `documents` of an insert, stored as they came. */
    readonly documents: readonly Buffer[] = [],
  ) {
    super(fields);
    [this.name = ''] = fields.keys();
    const [database, txnNumber] = [this.get('$db'), this.get('txnNumber')];
    this.database = typeof database === 'string' ? database : 'admin';
    this.session = sessionOf(this.get('lsid'));
    this.txnNumber = isNumeric(txnNumber) ? BigInt(txnNumber.toString()) : undefined;
  }

  /** `field` names the collection; most commands do so under their own name. */
  namespace = (field = this.name): string => `${this.database}.${this.text(field)}`;
  collection = ({ catalog }: Pick<Host, 'catalog'>): Collection => catalog.get(this.namespace());

  refuseOutside(): void {
    const known = dataCommands[this.name];
    for (const name of ['startTransaction', 'autocommit'])
      if (this.has(name)) throw notSpoken(`a multi-document transaction (${name})`);
    const isKnown = (name: string) => !known || known.has(name) || commonArguments.has(name);
    this.refuseUnknown(this.name, (name) => name === this.name || isKnown(name));
    if (this.doc('readConcern')?.get('level') === 'snapshot') throw notSpoken('readConcern snapshot');
    if (this.doc('let')?.size) throw notSpoken('let');
  }
}

export type Reply = Readonly<Record<string, unknown>> | Buffer;
/** What a command may use of the server that runs it. */
export interface Host {
  readonly catalog: Catalog;
  readonly cursors: Cursors;
  /** host:port, as told to drivers. */
  readonly address: string;
}

export type Handler = (command: Command, host: Host) => Reply;

const objectsIn = (body: Buffer, [, , , from]: Element): Buffer[] =>
  elementsOf(body, from).map(([type, , , at, length]) => {
    if (type !== 0x03) throw typeMismatch('documents must hold objects');
    return body.subarray(at, at + length);
  });

/** `sequences` are OP_MSG's document sequences, which stand for array arguments of the same name. */
export function readCommand(body: Buffer, sequences: Request['sequences']): Command {
  const fields: Doc = new Map();
  for (const element of elementsOf(body)) {
    const name = nameOf(body, element);
    if (name === 'documents' && element[0] === 0x04) sequences.set(name, objectsIn(body, element));
    else fields.set(name, valueOf(body, element));
  }
  for (const [name, docs] of sequences)
    fields.set(name, name === 'documents' ? null : docs.map((doc) => readDocument(doc)));
  return new Command(fields, sequences.get('documents'));
}

/** A cursor's answer: documents are copied as they lie in the store, without decoding them. */
export function cursorReply(batch: string, docs: readonly Buffer[], id: Long, ns: string): Buffer {
  const named = (type: number, name: string | number) =>
    Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'latin1');
  const rows = joined(docs.flatMap((doc, i) => [named(0x03, i), doc]));
  const cursor = joined([named(0x04, batch), rows, fieldsOf(toBson({ id, ns }))]);
  return joined([named(0x03, 'cursor'), cursor, fieldsOf(toBson({ ok: 1 }))]);
}
