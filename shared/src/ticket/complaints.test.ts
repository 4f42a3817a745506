/** What users of comparable systems complain about, and that it does not happen here. */
import { castNames, actorOf, units, type CastName } from '../testing/cast';
import { ask, begin, go, storyOf, waysTo, type Step, type Story } from '../testing/story';
import type { ActionName } from './action';
import { ticketRecord } from './record';
import { leadLeg, legOf } from './ticket';

const clockOf = ({ ticket }: Story) => {
  if (!ticket.clock) throw new Error('the ticket has no clock yet');
  return ticket.clock;
};
const legDue = ({ ticket }: Story, unitId: string): Date | undefined => legOf(ticket, unitId)?.dueAt;
const dissatisfied = { contacted: true, solved: false, satisfaction: 'dissatisfied' } as const;
/** Verified by another than the round before. */
const againVerifiedBy = (who: CastName): Step[] => [
  ['roadsClerk', 'report', { text: '已重新修补。' }],
  [who, 'verify'],
];
const againToCallback = againVerifiedBy('gridWorker');

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
    expect(ticketRecord.abilities(signed.ticket, actorOf('roadsClerk'))).not.toContain('report');
    const spoken = go(signed, ['roadsClerk', 'contact']);
    expect(ticketRecord.abilities(spoken.ticket, actorOf('roadsClerk'))).toContain('report');
  });

  test('nobody of a handling unit makes the callback, whatever their role', () => {
    const story = go(
      begin(),
      ['agent', 'accept'],
      ['dispatcher', 'dispatch', { lead: units.roads, co: [units.centre], mode: 'double' }],
      ['roadsClerk', 'sign'],
      ['roadsClerk', 'contact'],
      ['roadsClerk', 'report'],
      ['gridWorker', 'verify'],
    );
    expect(ask(story, ['agent', 'callback'])).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(ticketRecord.abilities(story.ticket, actorOf('agent'))).not.toContain('callback');
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
    story = go(story, ...againVerifiedBy('dispatcher'), ['agent', 'callback', dissatisfied]);
    expect(story.ticket).toMatchObject({ status: 'closed', outcome: { kind: 'dissatisfied' } });
  });

  test('the second dissatisfied callback puts the ticket under supervision, the first does not', () => {
    const failed = go(storyOf('reported'), ['dispatcher', 'verify', { passed: false, note: '坑仍在。' }]);
    const once = go(failed, ...againToCallback, ['agent', 'callback', dissatisfied]);
    expect(once.ticket.supervision).toBeUndefined();
    const twice = go(once, ...againVerifiedBy('dispatcher'), ['agent', 'callback', dissatisfied]);
    expect(twice.ticket.supervision).toMatchObject({ level: 'key' });
  });

  test('what is under a higher supervision stays there when the requester is dissatisfied again', () => {
    const once = go(storyOf('pendingCallback'), ['agent', 'callback', dissatisfied]);
    const raised = go(once, ['supervisor', 'supervise', { level: 'taskForce', note: '专班办理。' }]);
    const twice = go(raised, ...againToCallback, ['agent', 'callback', dissatisfied]);
    expect(twice.ticket).toMatchObject({ status: 'handling', redos: 2 });
    expect(twice.ticket.supervision).toEqual(raised.ticket.supervision);
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
      unanswered,
      unanswered,
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
  expect(ticketRecord.abilities(after.ticket, actorOf('roadsClerk'))).toEqual(
    expect.arrayContaining(['contact', 'report']),
  );
  expect(after.ticket.redos).toBe(1);
  expect(clockOf(after).dueAt).toEqual(clockOf(before).dueAt);
  expect(legDue(after, 'roads')).toEqual(legDue(before, 'roads'));
});

test.each([
  ['a ticket that has ended', { id: 'parent', number: '20250312000011', open: false }, '已经结束'],
  ['itself', { id: 'ticket', number: '20250312000025', open: true }, '自己'],
])('a ticket is not merged into %s', (_, parent, words) => {
  expect(ask(begin(), ['dispatcher', 'merge', { parent }])).toMatchObject({
    code: 'INVALID',
    field: 'parentId',
    message: expect.stringContaining(words),
  });
});

test.each<[CastName, ActionName]>([
  ['neighbour', 'join'],
  ['resident', 'urge'],
  ['resident', 'supplement'],
])('however much was added to a ticket, a %s may %s; staff go on', (who, action) => {
  const { ticket, events } = storyOf('handling');
  const full = { ...ticket, version: 5000, counts: { supplement: 2500, join: 2490 } };
  const add = ask({ ticket: full, events }, [who, action] as Step);
  expect(add).toMatchObject({ ok: true });
  expect(ticketRecord.abilities(full, actorOf(who))).toContain(action);
  expect(ask({ ticket: full, events }, ['roadsClerk', 'report'])).toMatchObject({ ok: true });
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

test('a person who only looks on has no button on any ticket', () => {
  const idle = castNames.filter((name) => ['leader', 'admin', 'farGridWorker'].includes(name));
  for (const name of idle)
    expect(ticketRecord.abilities(storyOf('handling').ticket, actorOf(name))).toEqual([]);
});
