/** A request of an earlier release is a record with a log that holds, and stands where it stood. */
import { unmaskingRecord } from '@jsjb/shared/unmasking/unmasking';
import { Types } from 'mongoose';
import { applied, updateFor } from '../platform/db/documentUpdate';
import type { Stored } from '../platform/db/migration';
import { faultsIn } from '../platform/records/checkRecords';
import { unmaskingOf, type UnmaskingDoc } from '../unmasking/store/unmaskingDoc';
import { withLog } from './unmaskingLogs';
import { withRecord } from './unmaskingRecords';

const [at, decidedAt, usedAt] = [2, 3, 4].map((hour) => new Date(Date.UTC(2026, 4, 12, hour)));
const until = new Date(Date.UTC(2026, 4, 13, 3));
const request = {
  _id: new Types.ObjectId(),
  ticketId: 'a'.repeat(24),
  number: '202605110000518',
  personId: 'qian',
  unitId: 'centre',
  reason: '核实线索',
  at,
};
const approved = { state: 'approved', decidedBy: 'supervisor', decidedAt, until };
const used = { seq: 3, type: 'unmasking.used', at: usedAt, by: 'qian' };

const migrated = (doc: Stored): UnmaskingDoc =>
  [withLog, withRecord].reduce((before, change) => {
    const update = updateFor(change, 'unmaskings', before);
    return update ? applied(before, update) : before;
  }, doc) as unknown as UnmaskingDoc;

/** A log of the version between, with the look it was approved for. */
const looked = (): Stored => {
  const doc = applied({ ...request, ...approved }, withLog({ ...request, ...approved }) ?? {});
  const events = [...(doc['events'] as object[]), used];
  return { ...doc, events, version: 3, outbox: { seq: 2, due: usedAt } };
};

test.each<[string, Stored, object]>([
  ['waits', { ...request, state: 'waiting' }, { status: 'asked', version: 1 }],
  ['was approved', { ...request, ...approved, note: '同意' }, { status: 'approved', until, version: 2 }],
  [
    'was refused',
    { ...request, state: 'refused', decidedBy: 'zhao', decidedAt, note: '理由不足' },
    { status: 'rejected', version: 2, steps: [{ note: '核实线索' }, { personId: 'zhao', note: '理由不足' }] },
  ],
  ['was used', looked(), { status: 'approved', usedAt, version: 3, outbox: { seq: 2, due: usedAt } }],
])('one that %s', (_, former, expected) => {
  const doc = migrated(former);
  expect(doc).toMatchObject({ ...expected, number: request.number, personId: 'qian' });
  expect(faultsIn(doc)).toEqual([]);
  expect(unmaskingRecord.replay(String(doc._id), doc.events)).toEqual(unmaskingOf(doc));
  expect(Object.keys(doc)).not.toContain('state');
});
