/** Which exclusions take a case out of the score, and who may decide them. */
import { isGranted } from '../kit/approval';
import type { Actor } from '../kit/role';
import { exclusionRecord, type ExclusionContext } from './exclusion';

const at = new Date('2026-05-01T02:00:00Z');
const clerk: Actor = { personId: 'clerk', role: 'official', unitId: 'roads' };
const [one, two]: Actor[] = [
  { personId: 'supervisor-1', role: 'supervisor' },
  { personId: 'supervisor-2', role: 'supervisor' },
];
const open: ExclusionContext = { ticket: undefined, frozen: [] };
const asked = exclusionRecord.open('t:roads', {
  type: 'exclusion.asked',
  at,
  by: clerk,
  data: {
    subject: { ticketId: 't', unitId: 'roads', rates: ['finish'], evidence: ['权属证明'] },
    reason: '道路属于厂区。',
  },
});
type Exclusion = typeof asked;
type Step = [actor: Actor | undefined, name: 'approve' | 'reject' | 'appeal'];

const decide = (exclusion: Exclusion, [actor = clerk, name]: Step, context = open) =>
  exclusionRecord.decide(exclusion, { name, data: { note: '材料属实。' } }, actor, at, context);
function after(...steps: Step[]): Exclusion {
  return steps.reduce((exclusion, step) => {
    const decision = decide(exclusion, step);
    if (!decision.ok) throw new Error(decision.message);
    return exclusionRecord.evolve(exclusion, decision.event);
  }, asked);
}

test('a proposal is approved or rejected; an appeal overturns the refusal or leaves it', () => {
  const rejected: Step[] = [
    [one, 'reject'],
    [clerk, 'appeal'],
  ];
  const ways = [
    after([one, 'approve']),
    after([one, 'reject']),
    after(...rejected),
    after(...rejected, [two, 'approve']),
    after(...rejected, [two, 'reject']),
  ];
  expect(ways.map(({ status }) => status)).toEqual([
    'approved',
    'rejected',
    'appealed',
    'overturned',
    'upheld',
  ]);
  // Only a granted one, at once or on appeal, takes the case out of the score.
  expect([asked, ...ways].map((each) => isGranted(each, at))).toEqual([
    false,
    true,
    false,
    false,
    true,
    false,
  ]);
});

test('whoever has proposed or decided once does not decide again, and nobody appeals twice', () => {
  expect(decide(asked, [clerk, 'approve']).ok).toBe(false);
  const appealed = after([one, 'reject'], [clerk, 'appeal']);
  expect(decide(appealed, [one, 'approve']).ok).toBe(false);
  expect(decide(appealed, [two, 'approve']).ok).toBe(true);
  expect(decide(after([one, 'reject'], [clerk, 'appeal'], [two, 'reject']), [clerk, 'appeal']).ok).toBe(
    false,
  );
});

test('what would only change frozen months is refused in words; saying no changes no figure and stays possible', () => {
  const frozen: ExclusionContext = { ticket: undefined, frozen: ['2026-04'] };
  expect(decide(asked, [one, 'approve'], frozen)).toMatchObject({
    ok: false,
    message: '这件工单的这些指标计入 2026-04 的成绩，已经冻结，不能再申请剔除。',
  });
  expect(decide(asked, [one, 'reject'], frozen).ok).toBe(true);
});
