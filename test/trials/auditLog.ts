/** 1 000 changes to an audit log of 500 rows (edited, deleted, reordered, added, cut): how many are found. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomInt } from 'node:crypto';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { appendAudit, auditHeadOf, checkAudit, type AuditDoc } from '@jsjb/bff/platform/audit/auditLog';
import { connect } from '@jsjb/bff/models';
import { parseKeys } from '@jsjb/bff/platform/secrets';
import { countAsked } from '../harness/countAsked';

const count = countAsked(1000);
const ROWS = 500;
const keys = parseKeys('k1:a-key-that-is-long-enough-for-anything-1');

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-trial-'));
  const store = await startEmbeddedMongo({ dataDir: folder });
  const { connection, models } = await connect(store.uri);
  const { audit, auditHead } = models;
  for (let n = 1; n <= ROWS; n += 1)
    await appendAudit(models, keys, {
      at: new Date(Date.UTC(2026, 0, 1, 0, n)),
      personId: `p${n % 17}`,
      ...(n % 3 ? { unitId: `u${n % 5}` } : {}),
      action: 'ticket.unmask',
      subject: `t${n}`,
      reason: `联系 ${n}`,
    });
  const rows = await audit.find({}).sort({ _id: 1 }).lean<AuditDoc[]>();
  const head = await auditHead.findById('head').lean();
  if (!head) throw new Error('the log has no head');
  const keptElsewhere = await auditHeadOf(models);
  const old = { ...head, ...(await headAt(models, rows, ROWS - 10)) };

  const put = async (row: AuditDoc): Promise<void> => {
    await audit.collection.replaceOne({ _id: row._id as never }, row as never, { upsert: true });
  };
  const at = (): AuditDoc => rows[randomInt(rows.length)] as AuditDoc;
  /** Each leaves the log changed, and gives what puts it right again. */
  const attacks: Record<string, () => Promise<() => Promise<unknown>>> = {
    edited: async () => {
      const row = at();
      const field = (['personId', 'unitId', 'action', 'subject', 'reason', 'at', 'kid', 'mark'] as const)[
        randomInt(8)
      ];
      const value =
        field === 'at' ? new Date(row.at.getTime() + 1) : `${String(row[field ?? 'mark'] ?? '')}x`;
      await audit.collection.updateOne({ _id: row._id as never }, { $set: { [field ?? 'mark']: value } });
      return () => put(row);
    },
    deleted: async () => {
      const row = at();
      await audit.deleteOne({ _id: row._id });
      return () => put(row);
    },
    reordered: async () => {
      const [a, b] = [at(), at()];
      if (a._id === b._id) return attacks['deleted']?.() ?? (async () => undefined);
      await put({ ...a, _id: b._id });
      await put({ ...b, _id: a._id });
      return async () => {
        await put(a);
        await put(b);
      };
    },
    added: async () => {
      await put({ ...at(), _id: ROWS + 1 });
      return () => audit.deleteOne({ _id: ROWS + 1 });
    },
    cut: async () => {
      const from = ROWS - randomInt(ROWS - 1);
      await audit.deleteMany({ _id: { $gt: from } });
      return async () => {
        for (const row of rows.slice(from)) await put(row);
      };
    },
    'cut with the head moved': async () => {
      const from = ROWS - 1 - randomInt(ROWS - 2);
      await audit.deleteMany({ _id: { $gt: from } });
      await auditHead.updateOne({ _id: 'head' }, { $set: { seq: from, mark: rows[from - 1]?.mark ?? '' } });
      return async () => {
        for (const row of rows.slice(from)) await put(row);
        await auditHead.collection.replaceOne({ _id: 'head' as never }, head as never);
      };
    },
    'head deleted': async () => {
      await auditHead.deleteMany({});
      return () => auditHead.collection.insertOne(head as never);
    },
    'put back to an older day, head and all': async () => {
      await audit.deleteMany({ _id: { $gt: ROWS - 10 } });
      await auditHead.collection.replaceOne({ _id: 'head' as never }, old as never);
      return async () => {
        for (const row of rows.slice(ROWS - 10)) await put(row);
        await auditHead.collection.replaceOne({ _id: 'head' as never }, head as never);
      };
    },
  };
  const names = Object.keys(attacks);
  const tally = new Map(names.map((name) => [name, { tried: 0, found: 0 }]));
  for (let n = 0; n < count; n += 1) {
    const name = names[n % names.length] ?? '';
    const undo = await attacks[name]?.();
    const { faults } = await checkAudit(models, keys);
    // The head that an auditor has kept elsewhere finds a log that was put back whole.
    const isSame = (await auditHeadOf(models, ROWS).catch(() => undefined)) === keptElsewhere;
    const so = tally.get(name);
    if (so) {
      so.tried += 1;
      so.found += faults.length > 0 || !isSame ? 1 : 0;
    }
    await undo?.();
  }
  const clean = await checkAudit(models, keys);
  for (const [name, { tried, found }] of tally) console.log(`  ${name}: ${found} of ${tried} found`);
  const found = [...tally.values()].reduce((sum, each) => sum + each.found, 0);
  console.log(
    `${count} changes to the audit log: ${found} found; the log put right again: ${clean.faults.length} faults`,
  );
  await connection.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
  process.exitCode = found === count && clean.faults.length === 0 ? 0 : 1;
}

/** The head as it stood when the log was shorter: what an attacker may have copied then. */
async function headAt(
  models: Awaited<ReturnType<typeof connect>>['models'],
  rows: readonly AuditDoc[],
  length: number,
): Promise<object> {
  const { audit, auditHead } = models;
  const whole = await auditHead.findById('head').lean();
  await audit.deleteMany({ _id: { $gte: length } });
  await auditHead.deleteMany({});
  const last = rows[length - 1];
  if (!last) throw new Error('no such row');
  const { _id: _, kid: _k, mark: _m, ...entry } = last;
  await appendAudit(models, keys, entry);
  const old = await auditHead.findById('head').lean();
  for (const row of rows.slice(length - 1))
    await audit.collection.replaceOne({ _id: row._id as never }, row as never, { upsert: true });
  await auditHead.collection.replaceOne({ _id: 'head' as never }, whole as never, { upsert: true });
  return old ?? {};
}

void main();
