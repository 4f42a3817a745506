/**
 * Who looked at what, and why: an append-only log in which each row's mark (HMAC) covers the row before it.
 * Without the key no row can be changed, added, dropped or moved unnoticed; the signed head tells a cut end.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';
import type { Keyring } from '../secrets';
import { isDuplicateKey } from '../records/storeNew';
import { modelOf } from '../db/modelOf';

export interface AuditEntry {
  at: Date;
  personId: string;
  unitId?: string;
  action: string;
  subject: string;
  reason: string;
}

/** `key`: for what may be reported twice and is written once. */
export interface AuditReport extends AuditEntry {
  key?: string;
}

export interface AuditDoc extends AuditReport {
  /** Counts from 1 without gaps. */
  _id: number;
  kid: string;
  mark: string;
}

/** How far the log reaches, signed. */
export interface AuditHeadDoc {
  _id: 'head';
  seq: number;
  kid: string;
  mark: string;
}

export const auditModels = (connection: Connection) => ({
  audit: modelOf(
    connection,
    'Audit',
    new Schema<AuditDoc>(
      {
        _id: Number,
        at: { type: Date, required: true },
        personId: { type: String, required: true },
        unitId: String,
        action: { type: String, required: true },
        subject: { type: String, required: true },
        reason: String,
        key: String,
        kid: { type: String, required: true },
        mark: { type: String, required: true },
      },
      { collection: 'audit', versionKey: false, autoIndex: false },
    ).index({ key: 1 }, { unique: true, partialFilterExpression: { key: { $exists: true } } }),
  ),
  auditHead: modelOf(
    connection,
    'AuditHead',
    new Schema<AuditHeadDoc>(
      { _id: String, seq: Number, kid: String, mark: String },
      { collection: 'auditHead', versionKey: false, autoIndex: false },
    ),
  ),
});
type AuditModels = ReturnType<typeof auditModels>;

const markOf = (parts: readonly unknown[], secret: string): string =>
  createHmac('sha256', secret).update('audit\n').update(JSON.stringify(parts)).digest('base64url');

const rowParts = (seq: number, previous: string, entry: AuditEntry): readonly unknown[] => [
  seq,
  previous,
  entry.at.toISOString(),
  entry.personId,
  entry.unitId ?? '',
  entry.action,
  entry.subject,
  entry.reason,
];

const TRIES = 50;

/** Appends one row, once where it has a key; when two append at once, the later takes the next place. The row's number. */
export async function appendAudit(
  { audit, auditHead }: AuditModels,
  keys: Keyring,
  entry: AuditReport,
): Promise<number> {
  const [{ kid, secret }] = keys.keys;
  const { key } = entry;
  for (let left = TRIES; ; left -= 1) {
    const written = key === undefined ? null : await audit.findOne({ key }).lean<AuditDoc>();
    if (written) return written._id;
    // The head first: a row is stored before the head moves, so a head beyond the last row means a cut. The gap stays.
    const signed = await auditHead.findById('head').lean<AuditHeadDoc>();
    const last = await audit.findOne().sort({ _id: -1 }).lean<AuditDoc>();
    const seq = Math.max(last?._id ?? 0, signed?.seq ?? 0) + 1;
    try {
      await audit.create({
        ...entry,
        _id: seq,
        kid,
        mark: markOf(rowParts(seq, last?.mark ?? '', entry), secret),
      });
    } catch (error) {
      if (!isDuplicateKey(error) || left === 0) throw error;
      continue;
    }
    const head = { seq, kid, mark: markOf(['head', seq], secret) };
    const forward = { $or: [{ seq: { $lt: seq } }, { seq: { $exists: false } }] };
    await auditHead
      .updateOne({ _id: 'head', ...forward }, { $set: head }, { upsert: true })
      .catch((error: unknown) => {
        // Somebody already signed a later end.
        if (!isDuplicateKey(error)) throw error;
      });
    return seq;
  }
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export interface AuditFault {
  seq: number;
  fault: 'missing' | 'altered' | 'cut' | 'head';
}

/** Walks the whole log. The first fault is the one to look at; none means nobody touched it. */
export async function checkAudit(
  { audit, auditHead }: AuditModels,
  keys: Keyring,
): Promise<{ rows: number; faults: AuditFault[] }> {
  /** A key that is not in the ring proves nothing. */
  const holds = (parts: readonly unknown[], { kid, mark }: { kid: string; mark: string }): boolean => {
    const key = keys.keys.find((each) => each.kid === kid);
    return key !== undefined && same(markOf(parts, key.secret), mark);
  };
  const faults: AuditFault[] = [];
  let previous = '';
  let expected = 1;
  for await (const row of audit
    .find()
    .sort({ _id: 1 })
    .lean<AuditDoc[]>()
    .cursor() as unknown as AsyncIterable<AuditDoc>) {
    for (; expected < row._id; expected += 1) faults.push({ seq: expected, fault: 'missing' });
    if (!holds(rowParts(row._id, previous, row), row)) faults.push({ seq: row._id, fault: 'altered' });
    previous = row.mark;
    expected = row._id + 1;
  }
  const rows = expected - 1;
  const head = await auditHead.findById('head').lean<AuditHeadDoc>();
  if (rows > 0 && !head) faults.push({ seq: rows, fault: 'head' });
  if (head && !holds(['head', head.seq], head)) faults.push({ seq: head.seq, fault: 'head' });
  else if (head && head.seq > rows) faults.push({ seq: rows + 1, fault: 'cut' });
  return { rows, faults };
}

/** A row and its mark, `120:Fw3…`, to be kept elsewhere; the last row when none is named. */
export async function auditHeadOf({ audit }: AuditModels, seq?: number): Promise<string | undefined> {
  const row = await (
    seq === undefined ? audit.findOne().sort({ _id: -1 }) : audit.findById(seq)
  ).lean<AuditDoc>();
  return row ? `${row._id}:${row.mark}` : undefined;
}

declare module '../../deps' {
  interface Models extends ReturnType<typeof auditModels> {}
}
