/** Somebody asks, another person decides: with an appeal, with two approvers, for a while. */
import { actorOf, castNames, type CastName } from '../testing/cast';
import { HOUR_MS, START } from '../testing/story';
import { forbidden } from './refusal';
import { defineApproval, isGranted, isUndecided, type Approval } from './approval';
import { asked, decided, isPending } from './embeddedRequest';

const unmasking = defineApproval<'unmasking', { ticketId: string }>({
  name: 'unmasking',
  deciders: ['dispatcher', 'supervisor', 'admin'],
  holdsMs: 24 * HOUR_MS,
  use: { by: ['agent', 'dispatcher'] },
});
/** As in an exclusion: an appeal against a refusal, and nobody decides who took part in the matter. */
const exclusion = defineApproval<'exclusion', { unitId: string }, { tookPart: readonly string[] }>({
  name: 'exclusion',
  deciders: ['supervisor', 'leader'],
  appeal: { by: { dispatcher: 'asker', official: 'anyone' } },
  guard: (_, action, { personId }, { tookPart }) =>
    action !== 'appeal' && tookPart.includes(personId)
      ? forbidden('剔除要由没有参与办理的人审批。')
      : undefined,
});
/** As for money: two approvers, and never the one who is paid. */
const reward = defineApproval<'grant', { payeeId: string }>({
  name: 'grant',
  deciders: ['dispatcher', 'supervisor', 'leader', 'admin'],
  approvers: 2,
  concerned: ({ payeeId }) => [payeeId],
});
const by = (who: CastName) => ({ at: START, by: actorOf(who) });
const later = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);
const fresh = { tookPart: [] };

test.each([unmasking, exclusion, reward])('the life of every shape of approval is sound', (kind) => {
  expect(() => kind.prove()).not.toThrow();
});

test('an approval is asked with a reason, given by another person and holds for its time', () => {
  const waiting = unmasking.open('a', {
    type: 'unmasking.asked',
    ...by('dispatcher'),
    data: { subject: { ticketId: 't' }, reason: '联系不上' },
  });
  expect(isUndecided(waiting)).toBe(true);
  const own = unmasking.decide(
    waiting,
    { name: 'approve', data: { note: '' } },
    actorOf('dispatcher'),
    START,
  );
  expect(own).toMatchObject({ code: 'FORBIDDEN', message: '自己的申请要由另一个人审批。' });
  const given = unmasking.decide(
    waiting,
    { name: 'approve', data: { note: '' } },
    actorOf('supervisor'),
    later(1),
  );
  if (!given.ok) throw new Error(given.message);
  expect(given.event.type).toBe('unmasking.approved');
  const approval = unmasking.evolve(waiting, given.event);
  expect(approval).toMatchObject({
    status: 'approved',
    until: later(25),
    subject: { ticketId: 't' },
    reason: '联系不上',
  });
  expect(approval.steps.map(({ status, personId }) => [status, personId])).toEqual([
    ['asked', 'qian'],
    ['approved', 'jiang'],
  ]);
  expect([later(24), later(25)].map((now) => isGranted(approval, now))).toEqual([true, false]);
  const again = unmasking.decide(
    approval,
    { name: 'reject', data: { note: '不' } },
    actorOf('admin'),
    later(2),
  );
  expect(again).toMatchObject({ code: 'ILLEGAL_TRANSITION', message: '这份申请已经有人审批了。' });
});

test('only the asker makes use of an approval, while it holds; the log tells, and the first time is kept', () => {
  const ask = { subject: { ticketId: 't' }, reason: '联系不上' };
  const waiting = unmasking.open('a', { type: 'unmasking.asked', ...by('dispatcher'), data: ask });
  const use = (record: typeof waiting, who: CastName, hours: number) =>
    unmasking.decide(record, { name: 'use', data: {} }, actorOf(who), later(hours));
  expect(use(waiting, 'dispatcher', 0)).toMatchObject({ message: '这份申请没有批准，或者批准已经过期。' });
  const approved = unmasking.evolve(waiting, {
    type: 'unmasking.approved',
    ...by('supervisor'),
    data: { note: '' },
  });
  expect(use(approved, 'agent', 1).ok).toBe(false);
  expect(use(approved, 'dispatcher', 25).ok).toBe(false);
  const [first, second] = [use(approved, 'dispatcher', 1), use(approved, 'dispatcher', 2)];
  if (!first.ok || !second.ok) throw new Error('refused');
  const used = [first.event, second.event].reduce(unmasking.evolve, approved);
  expect(used).toMatchObject({ status: 'approved', usedAt: later(1), version: 4 });
  expect(unmasking.isQuiet('unmasking.used')).toBe(true);
});

test('whoever decided is told that it is decided, not that another has to', () => {
  const ask = { subject: { ticketId: 't' }, reason: '联系不上' };
  const waiting = unmasking.open('a', { type: 'unmasking.asked', ...by('dispatcher'), data: ask });
  const note = { note: '' };
  const approved = unmasking.evolve(waiting, { type: 'unmasking.approved', ...by('supervisor'), data: note });
  expect(
    unmasking.decide(approved, { name: 'approve', data: note }, actorOf('supervisor'), START),
  ).toMatchObject({ code: 'ILLEGAL_TRANSITION', message: '这份申请已经有人审批了。' });
});

test('a refusal says why, and without an appeal nothing follows it', () => {
  const waiting = unmasking.open('a', {
    type: 'unmasking.asked',
    ...by('agent'),
    data: { subject: { ticketId: 't' }, reason: '联系' },
  });
  const say = (note: string) =>
    unmasking.decide(waiting, { name: 'reject', data: { note } }, actorOf('admin'), START);
  expect(say(' ')).toMatchObject({ code: 'INVALID', field: 'note' });
  const refused = say('用途不清');
  if (!refused.ok) throw new Error(refused.message);
  const rejected = unmasking.evolve(waiting, refused.event);
  expect(isGranted(rejected, START)).toBe(false);
  expect(castNames.flatMap((who) => unmasking.abilities(rejected, actorOf(who)))).toEqual([]);
  expect(
    unmasking.decide(rejected, { name: 'appeal', data: { note: '请再看' } }, actorOf('agent'), START).ok,
  ).toBe(false);
});

const exclusionAt = (...steps: [CastName, 'approve' | 'reject' | 'appeal'][]): Approval<{ unitId: string }> =>
  steps.reduce(
    (approval, [who, name]) => {
      const made = exclusion.decide(approval, { name, data: { note: '见附件' } }, actorOf(who), START, fresh);
      if (!made.ok) throw new Error(made.message);
      return exclusion.evolve(approval, made.event);
    },
    exclusion.open('x', {
      type: 'exclusion.asked',
      ...by('dispatcher'),
      data: { subject: { unitId: 'roads' }, reason: '不属本单位' },
    }),
  );

test('an appeal is decided by a third person: upheld or overturned', () => {
  const appealed = exclusionAt(['supervisor', 'reject'], ['dispatcher', 'appeal']);
  expect(appealed.status).toBe('appealed');
  const ask = (who: CastName, name: 'approve' | 'reject') =>
    exclusion.decide(appealed, { name, data: { note: '维持' } }, actorOf(who), START, fresh);
  expect(ask('supervisor', 'approve')).toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('审批过'),
  });
  expect(ask('leader', 'approve')).toMatchObject({ ok: true, event: { type: 'exclusion.overturned' } });
  expect(ask('leader', 'reject')).toMatchObject({ ok: true, event: { type: 'exclusion.upheld' } });
  const upheld = exclusionAt(['supervisor', 'reject'], ['dispatcher', 'appeal'], ['leader', 'reject']);
  const once = exclusion.decide(
    upheld,
    { name: 'appeal', data: { note: '再' } },
    actorOf('dispatcher'),
    START,
    fresh,
  );
  expect(once).toMatchObject({ message: '只有没有批准的申请可以申诉，且只能申诉一次。' });
});

test('who took part in the matter in another post does not decide on it', () => {
  const decision = exclusion.decide(
    exclusionAt(),
    { name: 'approve', data: { note: '' } },
    actorOf('supervisor'),
    START,
    {
      tookPart: ['jiang'],
    },
  );
  expect(decision).toMatchObject({ code: 'FORBIDDEN', message: '剔除要由没有参与办理的人审批。' });
});

test('money takes two approvers, neither of whom asked, is paid or approved before', () => {
  let grant = reward.open('g', {
    type: 'grant.asked',
    ...by('roadsHead'),
    data: { subject: { payeeId: 'han' }, reason: '采纳' },
  });
  const approve = (who: CastName) =>
    reward.decide(grant, { name: 'approve', data: { note: '' } }, actorOf(who), START);
  expect(approve('roadsHead')).toMatchObject({ message: '自己的申请要由另一个人审批。' });
  expect(approve('admin')).toMatchObject({ message: '不能审批与自己有关的申请。' });
  expect(approve('resident')).toMatchObject({ message: '您没有审批这份申请的权限。' });
  for (const [who, status] of [
    ['dispatcher', 'seconded'],
    ['leader', 'approved'],
  ] as const) {
    const made = approve(who);
    if (!made.ok) throw new Error(made.message);
    grant = reward.evolve(grant, made.event);
    expect(grant.status).toBe(status);
    expect(approve(who).ok).toBe(false);
  }
});

test('a request inside another record is asked, waits and is decided', () => {
  const request = asked(by('roadsHead'), { reason: '采购材料', days: 5 });
  expect(request).toEqual({ at: START, personId: 'sun', unitId: 'roads', reason: '采购材料', days: 5 });
  expect([isPending(undefined), isPending(request)]).toEqual([false, true]);
  const granted = decided(request, { at: later(1), data: { approved: true, note: '同意' } });
  expect(granted).toEqual({ ...request, decision: 'approved', decidedAt: later(1), decisionNote: '同意' });
  expect(isPending(granted)).toBe(false);
  expect(decided(undefined, { at: START, data: { approved: false, note: '' } })).toBeUndefined();
});

test.each<[Approval['status'], boolean, boolean]>([
  ['asked', false, true],
  ['seconded', false, true],
  ['approved', true, false],
  ['rejected', false, false],
  ['appealed', false, true],
  ['upheld', false, false],
  ['overturned', true, false],
])('%s is granted: %s, and waits for somebody: %s', (status, granted, undecided) => {
  expect([isGranted({ status }, START), isUndecided({ status })]).toEqual([granted, undecided]);
  expect(isGranted({ status, until: START }, START)).toBe(false);
  expect(isGranted({ status, until: later(1) }, START)).toBe(granted);
});

test('only what is granted holds for a time, also when it was an appeal that granted it', () => {
  const kind = defineApproval<'pass', object>({
    name: 'pass',
    deciders: ['supervisor', 'leader'],
    appeal: { by: { dispatcher: 'asker' } },
    holdsMs: HOUR_MS,
  });
  let pass = kind.open('a', { type: 'pass.asked', ...by('dispatcher'), data: { subject: {}, reason: '查' } });
  const untils = (['pass.rejected', 'pass.appealed', 'pass.overturned'] as const).map((type) => {
    pass = kind.evolve(pass, { type, ...by('supervisor'), data: { note: '' } });
    return pass.until;
  });
  expect(untils).toEqual([undefined, undefined, later(1)]);
});
