/** An exclusion of an earlier release is a record with a log that holds, and stands where it stood. */
import { exclusionRecord } from '@jsjb/shared/score/exclusion';
import { applied, updateFor } from '../platform/db/documentUpdate';
import { faultsIn } from '../platform/records/checkRecords';
import { exclusionOf, type ExclusionDoc } from '../score/store/exclusionDoc';
import { withRecord } from './exclusionRecords';

const hour = (at: number) => new Date(Date.UTC(2026, 4, 12, at));
const steps = [
  { state: 'proposed', at: hour(1), by: 'roadsHead', note: '道路属于厂区。' },
  { state: 'rejected', at: hour(2), by: 'supervisor', note: '证据不足。' },
  { state: 'appealed', at: hour(3), by: 'roadsHead', note: '补充图纸。' },
  { state: 'overturned', at: hour(4), by: 'mayor', note: '图纸属实。' },
];
const former = {
  _id: `${'a'.repeat(24)}:roads`,
  ticketId: 'a'.repeat(24),
  number: '202605110000518',
  unitId: 'roads',
  rates: ['finish'],
  reason: '道路属于厂区。',
  evidence: ['权属证明'],
  at: hour(1),
};

test.each(steps.map(({ state }, index) => [state, index + 1] as const))(
  'one that is %s',
  (state, version) => {
    const doc = { ...former, state, steps: steps.slice(0, version) };
    const update = updateFor(withRecord, 'scoreExclusions', doc) ?? {};
    const record = applied(doc, update) as unknown as ExclusionDoc;
    expect(record).toMatchObject({
      status: state === 'proposed' ? 'asked' : state,
      version,
      number: former.number,
      at: hour(1),
      subject: { ticketId: former.ticketId, unitId: 'roads', rates: ['finish'], evidence: ['权属证明'] },
      outbox: { seq: version },
    });
    expect(faultsIn(record)).toEqual([]);
    expect(exclusionRecord.replay(record._id, record.events)).toEqual(exclusionOf(record));
    expect(Object.keys(record)).not.toContain('state');
  },
);
