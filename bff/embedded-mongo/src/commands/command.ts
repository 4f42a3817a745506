/** One request as the commands see it, and the arguments they share. */
import { elements, readDocument, readValue } from '../bsonReader';
import type { Collection } from '../collection';
import type { Engine } from '../engine';
import { CommandError, notImplemented } from '../errors';
import type { Reply } from '../reply';
import type { Doc, Maybe, Value } from '../values';
import { isDoc, isNumeric, toNumber } from '../values';
import { Binary, Long } from 'bson';

export interface Command {
  name: string;
  database: string;
  body: Doc;
  /** `documents` of an insert, undecoded. */
  documents: Buffer[];
  /** Hex of the session's id. */
  session: string | undefined;
  txnNumber: bigint | undefined;
}

export interface Handler {
  /** Runs in a transaction of the write queue. */
  writes?: boolean;
  /** Arguments it knows besides those of every command; others are refused by name. Without: all are welcome. */
  fields?: readonly string[];
  run(command: Command, engine: Engine): Reply;
}

const common = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  'lsid',
  'txnNumber',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'collation',
  'let',
  'startTransaction',
  'autocommit',
  'maxTimeMSOpOnly',
]);

/** `sequences` are OP_MSG's document sequences, which stand for array arguments of the same name. */
export function readCommand(body: Buffer, sequences: ReadonlyMap<string, Buffer[]>): Command {
  const fields: Doc = new Map();
  let documents = sequences.get('documents') ?? [];
  for (const [name, type, at] of elements(body)) {
    if (name === 'documents' && type === 0x04) {
      documents = [...elements(body, at)].map(([, inner, from, to]) => {
        if (inner !== 0x03) throw new CommandError(14, 'documents must hold objects');
        return body.subarray(from, to);
      });
      fields.set(name, null);
    } else fields.set(name, readValue(body, type, at));
  }
  for (const [name, docs] of sequences) {
    fields.set(name, name === 'documents' ? null : docs.map((doc) => readDocument(doc)));
  }
  const [name = ''] = fields.keys();
  const database = fields.get('$db');
  const lsid = fields.get('lsid');
  const id = isDoc(lsid) ? lsid.get('id') : undefined;
  const txnNumber = fields.get('txnNumber');
  return {
    name,
    database: typeof database === 'string' ? database : 'admin',
    body: fields,
    documents,
    session: id instanceof Binary ? Buffer.from(id.buffer).toString('hex') : undefined,
    txnNumber:
      txnNumber instanceof Long
        ? txnNumber.toBigInt()
        : isNumeric(txnNumber)
          ? BigInt(toNumber(txnNumber))
          : undefined,
  };
}

/** Refuses what would change an answer and is not understood. */
export function refuseUnknown(command: Command, handler: Handler): void {
  const { body, name } = command;
  if (body.has('startTransaction') || body.get('autocommit') === false)
    throw notImplemented('a multi-document transaction (startTransaction)');
  const readConcern = body.get('readConcern');
  if (isDoc(readConcern) && readConcern.get('level') === 'snapshot')
    throw notImplemented('readConcern snapshot');
  refuseCollation(body.get('collation'));
  const variables = body.get('let');
  if (isDoc(variables) && variables.size > 0) throw notImplemented('let');
  for (const field of handler.fields ? body.keys() : []) {
    if (field !== name && !common.has(field) && !handler.fields?.includes(field)) {
      throw new CommandError(
        40415,
        `BSON field '${name}.${field}' is an unknown field (outside the vocabulary of the embedded server)`,
      );
    }
  }
}

export function refuseCollation(collation: Maybe): void {
  if (isDoc(collation) && collation.size > 0 && collation.get('locale') !== 'simple')
    throw notImplemented('collation');
}

export function namespaceOf(command: Command, field = command.name): string {
  const collection = command.body.get(field);
  if (typeof collection !== 'string' || collection === '')
    throw new CommandError(73, `Invalid namespace specified for '${field}'`);
  return `${command.database}.${collection}`;
}

export const findCollection = (command: Command, engine: Engine): Collection | undefined =>
  engine.catalog.get(namespaceOf(command));

export function docsArgument(value: Maybe, name: string): Doc[] {
  if (!Array.isArray(value) || !value.every(isDoc))
    throw new CommandError(14, `${name} must be an array of objects`);
  return value;
}

export function numberArgument(value: Maybe, name: string, fallback: number): number {
  if (value === undefined || value === null) return fallback;
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number)) throw new CommandError(14, `${name} must be a whole number`);
  return number;
}

export const isSet = (value: Maybe): value is Value =>
  value === true || (isNumeric(value) && toNumber(value) !== 0);
