/** Any row of the audit log that was edited, deleted, reordered, added or cut off is found. */
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { parseKeys } from '../secrets';
import { appendAudit, checkAudit } from './auditLog';
import { connect } from '../../models';
import { type Models } from '../../deps';

const keys = parseKeys('k1:a-key-that-is-long-enough-for-anything-1');
const ROWS = 12;
let models: Models;
let close: () => Promise<void>;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-audit-'));
  const store = await startEmbeddedMongo({ dataDir: folder });
  const { connection, models: made } = await connect(store.uri);
  models = made;
  close = async () => {
    await connection.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
});
afterAll(() => close());
beforeEach(async () => {
  await models.audit.deleteMany({});
  await models.auditHead.deleteMany({});
  for (let i = 1; i <= ROWS; i += 1) {
    const at = new Date(Date.UTC(2026, 0, 1, 0, i));
    await appendAudit(models, keys, {
      at,
      personId: `p${i}`,
      action: 'ticket.unmask',
      subject: `t${i}`,
      reason: '联系',
    });
  }
});

const faults = async () => (await checkAudit(models, keys)).faults;

test('a log nobody touched has no faults', async () => {
  expect(await checkAudit(models, keys)).toEqual({ rows: ROWS, faults: [] });
});

test('what is reported twice with its key is written once, also at the same moment', async () => {
  const row = { at: new Date(0), personId: 'qian', action: 'unmask.ask', subject: 't', reason: '核实' };
  const report = () => appendAudit(models, keys, { ...row, key: 'unmask.ask:1' });
  expect(new Set([...(await Promise.all([report(), report()])), await report()])).toEqual(
    new Set([ROWS + 1]),
  );
  expect(await checkAudit(models, keys)).toEqual({ rows: ROWS + 1, faults: [] });
});

test.each(['personId', 'action', 'subject', 'reason'])('an edited %s is found', async (field) => {
  await models.audit.updateOne({ _id: 5 }, { $set: { [field]: '别的' } });
  expect(await faults()).toContainEqual({ seq: 5, fault: 'altered' });
});

test('a changed time is found', async () => {
  await models.audit.updateOne({ _id: 5 }, { $set: { at: new Date(0) } });
  expect(await faults()).toContainEqual({ seq: 5, fault: 'altered' });
});

test('a deleted row is found', async () => {
  await models.audit.deleteOne({ _id: 7 });
  expect(await faults()).toContainEqual({ seq: 7, fault: 'missing' });
});

test('rows that changed places are found', async () => {
  const [three, four] = await models.audit
    .find({ _id: { $in: [3, 4] } })
    .sort({ _id: 1 })
    .lean();
  await models.audit.deleteMany({ _id: { $in: [3, 4] } });
  await models.audit.insertMany([
    { ...three, _id: 4 },
    { ...four, _id: 3 },
  ]);
  expect((await faults()).map(({ seq }) => seq)).toEqual(expect.arrayContaining([3, 4]));
});

test('a row put in without the key is found', async () => {
  const last = await models.audit.findById(ROWS).lean();
  await models.audit.create({ ...last, _id: ROWS + 1 });
  expect(await faults()).toContainEqual({ seq: ROWS + 1, fault: 'altered' });
});

test('a log cut at its end is found by the signed head, and a forged head too', async () => {
  await models.audit.deleteMany({ _id: { $gt: 9 } });
  expect(await faults()).toEqual([{ seq: 10, fault: 'cut' }]);
  await models.auditHead.updateOne({ _id: 'head' }, { $set: { seq: 9 } });
  expect(await faults()).toEqual([{ seq: 9, fault: 'head' }]);
});

test('rows marked anew under a key that nobody has are found', async () => {
  const empty = (parts: unknown) =>
    createHmac('sha256', '').update('audit\n').update(JSON.stringify(parts)).digest('base64url');
  let previous = (await models.audit.findById(4).lean())?.mark ?? '';
  for (let seq = 5; seq <= ROWS; seq += 1) {
    const row = await models.audit.findById(seq).lean();
    const parts = [seq, previous, row?.at.toISOString(), 'x', '', row?.action, row?.subject, row?.reason];
    previous = empty(parts);
    await models.audit.updateOne({ _id: seq }, { $set: { personId: 'x', kid: 'none', mark: previous } });
  }
  await models.auditHead.updateOne({ _id: 'head' }, { $set: { kid: 'none', mark: empty(['head', ROWS]) } });
  expect(await faults()).toEqual(
    expect.arrayContaining([
      { seq: 5, fault: 'altered' },
      { seq: ROWS, fault: 'head' },
    ]),
  );
});

test('a cut end does not heal by what is written after it', async () => {
  await models.audit.deleteMany({ _id: { $gt: ROWS - 2 } });
  for (let i = 0; i < 5; i += 1)
    await appendAudit(models, keys, {
      at: new Date(),
      personId: 'later',
      action: 'x',
      subject: 'y',
      reason: 'z',
    });
  expect(await faults()).toEqual([
    { seq: ROWS - 1, fault: 'missing' },
    { seq: ROWS, fault: 'missing' },
  ]);
});

test('a log without its head is found', async () => {
  await models.auditHead.deleteMany({});
  expect(await faults()).toEqual([{ seq: ROWS, fault: 'head' }]);
});

test('twenty who append at once take twenty places', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      appendAudit(models, keys, {
        at: new Date(),
        personId: `q${i}`,
        action: 'x',
        subject: 'y',
        reason: 'z',
      }),
    ),
  );
  expect(await checkAudit(models, keys)).toEqual({ rows: ROWS + 20, faults: [] });
});
