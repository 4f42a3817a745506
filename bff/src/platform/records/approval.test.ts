/** An approval in its store: one waits at a time, one person decides, and both stand in its log. */
import { defineApproval, type ApprovalTypes } from '@jsjb/shared/kit/approval';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Model } from 'mongoose';
import { recordSchema, type RecordDoc } from './recordDoc';
import { recordStore, type RecordStore } from './recordStore';
import { isDuplicateKey } from './storeNew';
import { NOW, ownDatabase } from './testing/repairStore';

type Types = ApprovalTypes<'unmasking', { ticketId: string }>;
const unmasking = defineApproval<'unmasking', { ticketId: string }>({
  name: 'unmasking',
  deciders: ['dispatcher', 'supervisor'],
  holdsMs: 24 * 3600_000,
});
const asker: Actor = { personId: 'qian', role: 'dispatcher', unitId: 'centre' };
const [one, two]: Actor[] = [
  { personId: 'jiang', role: 'supervisor' },
  { personId: 'zhao', role: 'dispatcher' },
];

let database: Awaited<ReturnType<typeof ownDatabase>>;
let store: RecordStore<Types>;
beforeAll(async () => {
  database = await ownDatabase();
  const schema = recordSchema<RecordDoc<Types>>('unmaskings', {
    _id: String,
    subject: {},
    reason: String,
  }).index({ 'subject.ticketId': 1 }, { unique: true, partialFilterExpression: { status: 'asked' } });
  const model: Model<RecordDoc<Types>> = database.connection.model<RecordDoc<Types>>('Unmasking', schema);
  await model.createIndexes();
  store = recordStore<Types>({ record: unmasking, model, beside: {} });
});
afterAll(() => database.close());

const ask = (_id: string, ticketId: string) => {
  const data = { subject: { ticketId }, reason: '联系不上本人' };
  return store.create(
    store.newDoc({ type: 'unmasking.asked', at: NOW, by: asker, data }, { _id }),
    undefined,
  );
};
const decide = (doc: RecordDoc<Types>, actor: Actor | undefined, name: 'approve' | 'reject') =>
  store.act(doc, { name, data: { note: '同意' } }, { actor: actor ?? asker, now: NOW, context: undefined });

test('two who decide at once: one decides, the other is told that it is decided', async () => {
  const doc = await ask('u1', 't1');
  const both = await Promise.allSettled([decide(doc, one, 'approve'), decide(doc, two, 'reject')]);
  const lost = both.find((each) => each.status === 'rejected');
  expect(lost?.reason).toMatchObject({ userMessage: '这份申请已经有人审批了。' });
  const decided = await store.find('u1');
  expect(decided).toMatchObject({ version: 2, subject: { ticketId: 't1' } });
  expect(decided?.steps.map(({ personId }) => personId)[0]).toBe('qian');
  expect(decided && (await store.faults(decided))).toEqual([]);
});

test('the one who asked does not decide, and a second question waits for the first', async () => {
  const doc = await ask('u2', 't2');
  await expect(decide(doc, asker, 'approve')).rejects.toMatchObject({
    userMessage: '自己的申请要由另一个人审批。',
  });
  const second = await ask('u3', 't2').catch((error: unknown) => error);
  expect(isDuplicateKey(second)).toBe(true);
  await decide(doc, two, 'approve');
  expect((await ask('u3', 't2')).status).toBe('asked');
});
