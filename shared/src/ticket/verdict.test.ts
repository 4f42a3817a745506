/** The resident has the last word: before any call, and after closing. */
import { actorOf } from '../testing/cast';
import { ask, go, HOUR_MS, START, storyOf, type Step } from '../testing/story';
import { ticketRecord } from './record';
import { leadLeg } from './ticket';
import { satisfactionOf } from './verdict';

const DAY = 24 * HOUR_MS;
const again: Step[] = [
  ['roadsClerk', 'contact'],
  ['roadsClerk', 'report'],
];
const notSolved: Step = ['resident', 'verdict', { verdict: 'notSolved', text: '坑还在。' }];

test.each([
  [5, 'satisfied'],
  [4, 'satisfied'],
  [3, 'fairlySatisfied'],
  [2, 'dissatisfied'],
  [1, 'dissatisfied'],
] as const)('%d stars are %s', (stars, satisfaction) => expect(satisfactionOf(stars)).toBe(satisfaction));

test.each(['reported', 'pendingCallback'] as const)(
  'on a ticket that is %s, 解决了 closes it without a call',
  (status) => {
    const closed = go(storyOf(status), ['resident', 'verdict', { stars: 3 }]).ticket;
    expect(closed).toMatchObject({
      status: 'closed',
      outcome: { kind: 'solved' },
      rating: { stars: 3, satisfaction: 'fairlySatisfied' },
      callbacks: [{ contacted: true, solved: true, verdict: 'solved', personId: 'wang' }],
    });
  },
);

test.each(['notSolved', 'neverCame'] as const)(
  '%s sends it back to the unit, which contacts the resident anew',
  (verdict) => {
    const redone = go(storyOf('reported'), ['resident', 'verdict', { verdict, text: '坑还在。' }]);
    expect(redone.ticket).toMatchObject({
      status: 'handling',
      redos: 1,
      callbacks: [{ satisfaction: 'dissatisfied' }],
    });
    expect(redone.ticket.supervision).toBeUndefined();
    const twice = go(redone, ...again, notSolved).ticket;
    expect(twice).toMatchObject({ status: 'handling', redos: 2, supervision: { level: 'key' } });
  },
);

test('after two more rounds a ticket closes as what it is: dissatisfied', () => {
  const story = go(storyOf('reported'), notSolved, ...again, notSolved, ...again, notSolved);
  expect(story.ticket).toMatchObject({ status: 'closed', outcome: { kind: 'dissatisfied' } });
});

test('solved wants stars; nobody else gives a verdict', () => {
  expect(ask(storyOf('reported'), ['resident', 'verdict', { stars: undefined }])).toMatchObject({
    field: 'stars',
  });
  for (const who of ['neighbour', 'agent', 'roadsHead', 'gridWorker'] as const)
    expect(ticketRecord.abilities(storyOf('reported').ticket, actorOf(who))).not.toContain('verdict');
});

test('a child that was handled with another and is not solved goes back to the centre', () => {
  const followed = go(storyOf('merged'), ['system', 'follow']);
  expect(go(followed, notSolved).ticket).toMatchObject({ status: 'pendingReview' });
  const called: Step = ['agent', 'callback', { solved: false, satisfaction: 'dissatisfied' }];
  expect(go(followed, called).ticket).toMatchObject({ status: 'pendingReview' });
});

test('not solved after closing opens it again: a redo first, 督办 the second time, then a new ticket', () => {
  const closed = storyOf('closed');
  const later = new Date(closed.ticket.updatedAt.getTime() + 3 * DAY);
  const once = go(closed, ['resident', 'reopen', {}, later]);
  expect(once.ticket).toMatchObject({ status: 'handling', redos: 1, reopens: 1 });
  expect(once.ticket.outcome).toBeUndefined();
  expect(once.ticket.supervision).toBeUndefined();
  // The days since closing are no days of the unit.
  const [before, after] = [closed.ticket.clock, once.ticket.clock];
  expect(after?.dueAt.getTime()).toBeGreaterThan(before?.dueAt.getTime() ?? 0);
  expect(leadLeg(once.ticket)?.dueAt).toEqual(after?.dueAt);
  const closing: Step[] = [...again, ['resident', 'verdict']];
  const twice = go(once, ...closing, ['resident', 'reopen']);
  expect(twice.ticket).toMatchObject({ status: 'handling', reopens: 2, supervision: { level: 'key' } });
  expect(ask(go(twice, ...closing), ['resident', 'reopen'])).toMatchObject({
    ok: false,
    message: expect.stringContaining('再次反映'),
  });
});

test('after seven days a new ticket is linked instead', () => {
  const closed = storyOf('closed');
  const late = new Date(closed.ticket.updatedAt.getTime() + 7 * DAY + 1);
  expect(ask(closed, ['resident', 'reopen', {}, late])).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
});

test('what was answered directly and is not solved comes before the dispatcher', () => {
  const story = go(storyOf('answered'), ['resident', 'reopen', { text: '答复里没有说清楚。' }]);
  expect(story.ticket).toMatchObject({ status: 'pendingReview', reopens: 1, redos: 0 });
  expect(START.getTime()).toBeLessThan(story.ticket.updatedAt.getTime());
});

test('an objection to the call that closed it opens the callback again, within seven days, once', () => {
  const closed = storyOf('closed');
  const objected = go(closed, ['resident', 'object']);
  expect(objected.ticket).toMatchObject({
    status: 'pendingCallback',
    callbacks: [{ objection: { text: '没有人回访过我。' } }],
  });
  expect(objected.ticket.outcome).toBeUndefined();
  expect(leadLeg(objected.ticket)?.status).toBe('reported');
  expect(ask(objected, ['resident', 'object']).ok).toBe(false);
  const late = new Date(closed.ticket.updatedAt.getTime() + 8 * DAY);
  expect(ask(closed, ['resident', 'object', {}, late])).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  expect(ask(closed, ['resident', 'object', { call: 7 }])).toMatchObject({ field: 'call' });
});
