/** What users of comparable systems complain about, and that it does not happen here. */
import { castNames, actorOf, units } from '../testing/cast';
import { ask, begin, cst, go, rules, storyOf, waysTo, type Step, type Story } from '../testing/story';
import { lightOf } from './deadline';
import { abilitiesOf } from './decide';
import { leadLeg, legOf, type Ticket } from './ticket';

const clockOf = ({ ticket }: Story) => {
  if (!ticket.clock) throw new Error('the ticket has no clock yet');
  return ticket.clock;
};
const legDue = ({ ticket }: Story, unitId: string): Date | undefined => legOf(ticket, unitId)?.dueAt;
const runningLegs = (ticket: Ticket): string[] =>
  ticket.legs
    .filter((leg) => leg.status === 'pendingSign' || leg.status === 'handling')
    .map((leg) => leg.unitId);
const dissatisfied = { contacted: true, solved: false, satisfaction: 'dissatisfied' } as const;
const againToCallback: Step[] = [
  ['roadsClerk', 'report', { text: '已重新修补。' }],
  ['dispatcher', 'verify'],
];

describe('closing is not fixing', () => {
  test('a unit cannot close: its report is verified and the requester is called', () => {
    const reported = storyOf('reported');
    expect(reported.ticket.outcome).toBeUndefined();
    expect(ask(reported, ['roadsHead', 'callback'])).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(ask(reported, ['roadsHead', 'verify'])).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  });

  test('a unit cannot report before it has spoken with the requester', () => {
    const signed = go(begin(), ...waysTo.pendingSign, ['roadsClerk', 'sign']);
    expect(ask(signed, ['roadsClerk', 'report'])).toMatchObject({ ok: false, code: 'ILLEGAL_TRANSITION' });
    expect(abilitiesOf(signed.ticket, actorOf('roadsClerk'))).not.toContain('report');
    const spoken = go(signed, ['roadsClerk', 'contact']);
    expect(abilitiesOf(spoken.ticket, actorOf('roadsClerk'))).toContain('report');
  });

  test('nobody of a handling unit makes the callback, whatever their role', () => {
    const story = go(
      begin(),
      ['agent', 'accept'],
      ['dispatcher', 'dispatch', { lead: units.roads, co: [units.centre], mode: 'double' }],
      ['roadsClerk', 'sign'],
      ['roadsClerk', 'contact'],
      ['roadsClerk', 'report'],
      ['dispatcher', 'verify'],
    );
    expect(ask(story, ['agent', 'callback'])).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(abilitiesOf(story.ticket, actorOf('agent'))).not.toContain('callback');
  });

  test('a dissatisfied requester gets two more rounds, even after a verification failed twice', () => {
    const failed: Step[] = [
      ['dispatcher', 'verify', { passed: false, note: '坑仍在。' }],
      ['roadsClerk', 'report'],
    ];
    let story = go(storyOf('reported'), ...failed, ...failed, ['dispatcher', 'verify']);
    story = go(story, ['agent', 'callback', dissatisfied]);
    expect(story.ticket.status).toBe('handling');
    story = go(story, ...againToCallback, ['agent', 'callback', dissatisfied]);
    expect(story.ticket.status).toBe('handling');
    story = go(story, ...againToCallback, ['agent', 'callback', dissatisfied]);
    expect(story.ticket).toMatchObject({ status: 'closed', outcome: { kind: 'dissatisfied' } });
  });

  test('the second dissatisfied callback puts the ticket under supervision, the first does not', () => {
    const failed = go(storyOf('reported'), ['dispatcher', 'verify', { passed: false, note: '坑仍在。' }]);
    const once = go(failed, ...againToCallback, ['agent', 'callback', dissatisfied]);
    expect(once.ticket.supervision).toBeUndefined();
    const twice = go(once, ...againToCallback, ['agent', 'callback', dissatisfied]);
    expect(twice.ticket.supervision).toMatchObject({ level: 'key' });
  });

  test('three unanswered calls close a ticket as not contacted, never as satisfied', () => {
    const unanswered: Step = ['agent', 'callback', { contacted: false }];
    const twice = go(storyOf('pendingCallback'), unanswered, unanswered);
    expect(twice.ticket.status).toBe('pendingCallback');
    const closed = go(twice, unanswered).ticket;
    expect(closed.outcome?.kind).toBe('notContacted');
    expect(closed.callbacks.map((call) => call.satisfaction)).toEqual([undefined, undefined, undefined]);
  });

  test('calls unanswered before a redo do not count against the next round', () => {
    const unanswered: Step = ['agent', 'callback', { contacted: false }];
    const story = go(
      storyOf('pendingCallback'),
      ...[unanswered, unanswered],
      ['agent', 'callback', dissatisfied],
      ...againToCallback,
      unanswered,
    );
    expect(story.ticket.status).toBe('pendingCallback');
  });
});

test('reopening reaches the unit: after a redo it can contact and report again, on the same clock', () => {
  const before = storyOf('pendingCallback');
  const after = go(before, ['agent', 'callback', dissatisfied]);
  expect(abilitiesOf(after.ticket, actorOf('roadsClerk'))).toEqual(
    expect.arrayContaining(['contact', 'report']),
  );
  expect(after.ticket.redos).toBe(1);
  expect(clockOf(after).dueAt).toEqual(clockOf(before).dueAt);
  expect(legDue(after, 'roads')).toEqual(legDue(before, 'roads'));
});

describe('no clock runs after the end', () => {
  const double: Step[] = [
    ['agent', 'accept'],
    ['dispatcher', 'dispatch', { lead: units.roads, co: [units.heating], mode: 'double' }],
    ['roadsClerk', 'sign'],
    ['roadsClerk', 'contact'],
  ];

  test('a co-unit that never signed is not late for ever once the ticket is closed', () => {
    const closed = go(
      begin(),
      ...double,
      ['roadsClerk', 'report'],
      ['dispatcher', 'verify'],
      ['agent', 'callback'],
    );
    expect(runningLegs(closed.ticket)).toEqual([]);
    expect(closed.ticket.legs.map((leg) => [leg.unitId, leg.status, leg.end])).toEqual([
      ['roads', 'reported', undefined],
      ['heating', 'ended', 'closed'],
    ]);
  });

  test('a terminated ticket leaves no unit with work', () => {
    const ended = go(
      begin(),
      ...double,
      ['roadsHead', 'requestTermination'],
      ['dispatcher', 'decideTermination'],
    );
    expect(runningLegs(ended.ticket)).toEqual([]);
    expect(ended.ticket.legs.map((leg) => leg.end)).toEqual(['terminated', 'terminated']);
  });

  test('a withdrawn ticket leaves no unit with work', () => {
    expect(runningLegs(go(begin(), ...double, ['resident', 'withdraw']).ticket)).toEqual([]);
  });

  test('a ticket merged into another has no clock of its own and ends with a callback of its own', () => {
    const merged = storyOf('merged');
    expect(merged.ticket.clock).toBeUndefined();
    const called = go(merged, ['system', 'follow'], ['agent', 'callback']);
    expect(called.ticket).toMatchObject({ status: 'closed', outcome: { kind: 'solved' } });
    expect(ask(called, ['resident', 'rate'])).toMatchObject({ ok: true });
  });
});

describe('a merge exposes no internal note', () => {
  test('the child is told the answer; the note of the dispatcher stays in the log', () => {
    const merged = go(
      begin(),
      ['dispatcher', 'merge', { note: '此人多次投诉，注意方式' }],
      ['system', 'follow'],
    );
    expect(JSON.stringify(merged.ticket)).not.toContain('多次投诉');
    expect(merged.ticket.answer).toContain('主单已办理');
  });

  test('merging changes nothing but the status and the parent', () => {
    const { ticket } = begin();
    const { status, parentId, version, updatedAt, ...rest } = go({ ticket, events: [] }, [
      'dispatcher',
      'merge',
    ]).ticket;
    expect({ status, parentId, version }).toEqual({ status: 'merged', parentId: 'parent', version: 2 });
    expect(updatedAt > ticket.updatedAt).toBe(true);
    expect({ ...rest, status: 'submitted', version: 1, updatedAt: ticket.updatedAt }).toEqual(ticket);
  });
});

describe('a pause credits what it took and no more', () => {
  // Dispatched on Wednesday 12 March 2025: 13, 14, 17, 18, 19 March are the five working days.
  const handling = storyOf('handling');
  const shelve = (story: Story, from: string, to: string): Story =>
    go(
      story,
      ['roadsHead', 'requestShelving', {}, cst(from)],
      ['dispatcher', 'decideShelving', {}, cst(from)],
      ['roadsHead', 'resume', {}, cst(to)],
    );

  test('a pause over a weekend credits no day that would not have counted', () => {
    expect(clockOf(handling).dueAt).toEqual(cst('2025-03-20 00:00'));
    const weekend = shelve(handling, '2025-03-15 09:00', '2025-03-16 18:00');
    expect(clockOf(weekend).dueAt).toEqual(cst('2025-03-20 00:00'));
    const overMonday = shelve(handling, '2025-03-14 18:00', '2025-03-18 09:00');
    // Friday's end and Monday's end fell into the pause.
    expect(clockOf(overMonday).dueAt).toEqual(cst('2025-03-22 00:00'));
  });

  test('a co-unit that could not work during the pause gets the same days', () => {
    const double = go(handling, ['dispatcher', 'coHandle', { co: [units.heating] }]);
    const paused = shelve(double, '2025-03-14 09:00', '2025-03-18 09:00');
    expect(legDue(paused, 'heating')).toEqual(cst('2025-03-22 00:00'));
    expect(legDue(paused, 'roads')).toEqual(cst('2025-03-22 00:00'));
  });

  test('an earlier pause is not credited to a unit that came later', () => {
    const day: Step[] = [
      ['agent', 'accept'],
      ['dispatcher', 'dispatch', { limit: '24h' }, cst('2025-03-12 10:00')],
      ['roadsClerk', 'sign'],
    ];
    const first = shelve(go(begin(), ...day), '2025-03-12 13:00', '2025-03-14 13:00');
    const moved = go(
      first,
      ['roadsHead', 'transfer', {}, cst('2025-03-14 14:00')],
      ['crewClerk', 'sign', {}, cst('2025-03-14 15:00')],
      ['crewClerk', 'contact', {}, cst('2025-03-14 15:00')],
    );
    expect(legDue(moved, 'roadsCrew')).toEqual(cst('2025-03-15 14:00'));
    const extended = go(
      moved,
      ['crewClerk', 'requestExtension', { days: 1 }, cst('2025-03-14 16:00')],
      ['dispatcher', 'decideExtension', {}, cst('2025-03-14 16:00')],
    );
    // 24 hours end on Saturday; one working day more is Monday, as if the earlier pause had not been.
    expect(legDue(extended, 'roadsCrew')).toEqual(cst('2025-03-18 00:00'));
  });

  test('an extension granted to one unit does not lengthen the time of the next through a pause', () => {
    const extended = go(handling, ['roadsHead', 'requestExtension'], ['dispatcher', 'decideExtension']);
    const moved = go(
      extended,
      ['dispatcher', 'transfer', { to: units.water }, cst('2025-03-13 09:00')],
      ['waterHead', 'sign', {}, cst('2025-03-13 10:00')],
      ['waterHead', 'requestShelving', {}, cst('2025-03-13 11:00')],
      ['dispatcher', 'decideShelving', {}, cst('2025-03-13 12:00')],
      ['waterHead', 'resume', {}, cst('2025-03-13 13:00')],
    );
    // Five working days after 13 March, and not the five more that roads was granted.
    expect(legDue(moved, 'water')).toEqual(cst('2025-03-21 00:00'));
    expect(clockOf(moved).dueAt).toEqual(cst('2025-03-27 00:00'));
  });
});

test('changing the limit of time keeps the pause: an extension after a pause counts from the later due time', () => {
  const paused = go(
    storyOf('handling'),
    ['roadsHead', 'requestShelving', {}, cst('2025-03-13 09:00')],
    ['dispatcher', 'decideShelving', {}, cst('2025-03-13 09:00')],
    ['roadsHead', 'resume', {}, cst('2025-03-17 09:00')],
  );
  expect(clockOf(paused).dueAt).toEqual(cst('2025-03-22 00:00'));
  const extended = go(
    paused,
    ['roadsHead', 'requestExtension', { days: 2 }],
    ['dispatcher', 'decideExtension'],
  );
  expect(clockOf(extended).dueAt).toEqual(cst('2025-03-26 00:00'));
  expect(clockOf(extended).pauses).toHaveLength(1);
});

describe('no breach while pending', () => {
  test('a shelved ticket does not turn red while it is shelved, and keeps the colour it had', () => {
    const shelved = storyOf('shelved');
    const light = (at: string) => lightOf(clockOf(shelved), cst(at), rules.limits);
    expect(light('2025-03-12 20:00')).toBe('green');
    expect(light('2025-06-01 09:00')).toBe('green');
  });

  test('a ticket that was late before it was shelved stays late', () => {
    const late = go(
      storyOf('handling'),
      ['roadsHead', 'requestShelving', {}, cst('2025-03-21 09:00')],
      ['dispatcher', 'decideShelving', {}, cst('2025-03-21 10:00')],
    );
    expect(lightOf(clockOf(late), cst('2025-06-01 09:00'), rules.limits)).toBe('red');
  });

  test('a return under review keeps the clocks running, and a refused one leaves no trace on them', () => {
    const before = storyOf('pendingSign');
    const asked = go(before, ['roadsHead', 'requestReturn']);
    const refused = go(asked, ['dispatcher', 'rejectReturn']);
    for (const story of [asked, refused]) {
      expect(clockOf(story)).toEqual(clockOf(before));
      expect(legDue(story, 'roads')).toEqual(legDue(before, 'roads'));
    }
    expect(refused.ticket.status).toBe('pendingSign');
  });
});

test('later words of the requester do not move the first answer: signing and contacts keep their instants', () => {
  const story = storyOf('handling');
  const later = go(story, ['resident', 'supplement'], ['resident', 'urge'], ['roadsClerk', 'contact']);
  expect(leadLeg(later.ticket)?.signed).toEqual(leadLeg(story.ticket)?.signed);
  expect(leadLeg(later.ticket)?.contacts[0]).toEqual(leadLeg(story.ticket)?.contacts[0]);
  expect(later.ticket.submittedAt).toEqual(story.ticket.submittedAt);
});

test('the requester is told the answer in each way a ticket can be answered', () => {
  for (const status of ['answered', 'refused', 'reported', 'closed'] as const) {
    expect(storyOf(status).ticket.answer).toEqual(expect.stringMatching(/.+/));
  }
});

test('no unit learns who asked from the log: events name the requester as actor only where the requester acted', () => {
  const { events } = storyOf('closed');
  const acting = events.filter((event) => event.by.personId === actorOf('resident').personId);
  expect(acting.map((event) => event.type)).toEqual(['ticket.submitted']);
});

describe('a co-unit answers for itself', () => {
  const double = go(
    begin(),
    ['agent', 'accept'],
    ['dispatcher', 'dispatch', { lead: units.roads, co: [units.heating], mode: 'double' }],
  );

  test('a return approved for the lead is not written down as a return of the co-unit', () => {
    const returned = go(
      double,
      ['roadsHead', 'requestReturn'],
      ['dispatcher', 'approveReturn', { lead: units.water, co: [] }],
    );
    expect(returned.ticket.legs.map((leg) => [leg.unitId, leg.end])).toEqual([
      ['roads', 'returned'],
      ['heating', 'redispatched'],
      ['water', undefined],
    ]);
  });

  test('the lead passed on to a co-unit leaves that unit with one leg', () => {
    const moved = go(double, ['dispatcher', 'transfer', { to: units.heating }]);
    expect(
      moved.ticket.legs.filter((leg) => leg.status !== 'ended').map((leg) => [leg.unitId, leg.role]),
    ).toEqual([['heating', 'lead']]);
  });

  test('one unit is not asked twice in one request to co-handle', () => {
    const twice = ask(double, ['dispatcher', 'coHandle', { co: [units.water, units.water] }]);
    expect(twice).toMatchObject({ ok: false, code: 'INVALID', field: 'coUnitIds' });
  });

  test('a co-unit that reports late leaves the answer of the lead as it was', () => {
    const reported = go(
      double,
      ['heatingHead', 'sign'],
      ['roadsClerk', 'sign'],
      ['roadsClerk', 'contact'],
      ['roadsClerk', 'report'],
      ['heatingHead', 'report', { text: '已配合关闭阀门。' }],
    );
    expect(reported.ticket).toMatchObject({ status: 'reported', answer: '坑洞已修补。' });
  });
});

test('a person who only looks on has no button on any ticket', () => {
  const idle = castNames.filter((name) => ['leader', 'admin', 'farGridWorker'].includes(name));
  for (const name of idle) expect(abilitiesOf(storyOf('handling').ticket, actorOf(name))).toEqual([]);
});
