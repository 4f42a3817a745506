/**
 * Every cell of (status, person, action): what is not written in the table below is refused and changes nothing.
 * The table is written by hand from the rules of the city, not read from the life cycle it checks.
 */
import { actorOf, castNames, type CastName } from '../testing/cast';
import { frozen } from '../testing/frozen';
import { asAction, HOUR_MS, rules, storyOf } from '../testing/story';
import type { ActionName } from './action';
import { actionNames } from './lifecycle';
import { ticketRecord } from './record';
import { ticketStatuses, type TicketStatus } from './ticket';

const requester: ActionName[] = ['supplement', 'urge'];
const ownOpen: ActionName[] = ['withdraw', ...requester];
const centre: ActionName[] = ['supervise'];
const leads: ActionName[] = ['transfer', 'coHandle', 'requestReturn'];
const triage: ActionName[] = ['accept', 'answer', 'refuse'];

/** Who joined; who has not is shown no ticket of others (the server asks). */
const joined: ActionName[] = ['join', 'leave', 'supplement'];

/** Who may do what, by status, in a ticket that a resident opened and roads leads. Absent means nothing. */
const allowed: Record<TicketStatus, Partial<Record<CastName, readonly ActionName[]>>> = {
  submitted: {
    resident: ownOpen,
    neighbour: joined,
    agent: [...triage, ...requester],
    dispatcher: [...triage, 'merge', ...centre],
    supervisor: centre,
  },
  pendingReview: {
    resident: ownOpen,
    neighbour: joined,
    agent: ['answer', 'refuse', ...requester],
    dispatcher: ['answer', 'refuse', 'dispatch', 'merge', ...centre],
    supervisor: centre,
  },
  pendingSign: {
    resident: ownOpen,
    neighbour: joined,
    agent: requester,
    dispatcher: ['transfer', 'coHandle', ...centre],
    roadsHead: ['sign', ...leads],
    roadsClerk: ['sign', ...leads],
    supervisor: centre,
  },
  handling: {
    resident: ownOpen,
    neighbour: joined,
    agent: requester,
    dispatcher: ['transfer', 'coHandle', ...centre],
    roadsHead: [...leads, 'contact', 'report', 'requestExtension', 'requestShelving', 'requestTermination'],
    roadsClerk: [...leads, 'contact', 'report', 'requestExtension'],
    supervisor: centre,
  },
  returnReview: {
    resident: ownOpen,
    neighbour: joined,
    agent: requester,
    dispatcher: ['approveReturn', 'rejectReturn', 'rule', ...centre],
    supervisor: centre,
  },
  reported: {
    resident: ['verdict', ...requester],
    neighbour: ['leave', 'supplement', 'neighbourAnswer'],
    agent: requester,
    dispatcher: ['verify', ...centre],
    gridWorker: ['verify'],
    supervisor: centre,
  },
  pendingCallback: {
    resident: ['verdict', ...requester],
    neighbour: ['leave', 'supplement', 'neighbourAnswer'],
    agent: ['callback', ...requester],
    // Who verified it does not call back.
    dispatcher: centre,
    supervisor: centre,
  },
  shelved: {
    resident: ownOpen,
    neighbour: joined,
    agent: requester,
    dispatcher: ['resume', ...centre],
    roadsHead: ['contact', 'resume'],
    roadsClerk: ['contact', 'resume'],
    supervisor: centre,
  },
  closed: { resident: ['rate', 'object', 'reopen'], neighbour: ['neighbourAnswer'] },
  answered: { resident: ['rate', 'reopen'], neighbour: ['neighbourAnswer'] },
  refused: { neighbour: ['neighbourAnswer'] },
  terminated: { neighbour: ['neighbourAnswer'] },
  withdrawn: { neighbour: ['neighbourAnswer'] },
  merged: {
    resident: requester,
    neighbour: ['leave', 'supplement'],
    agent: requester,
    dispatcher: ['unmerge'],
    system: ['follow', 'unmerge'],
  },
};

const stories = new Map(ticketStatuses.map((status) => [status, frozen(storyOf(status))]));
const cells = ticketStatuses.flatMap((status) => castNames.map((name) => [status, name] as const));

test.each(cells)('on a ticket that is %s, %s may do what the rules say and nothing else', (status, name) => {
  const { ticket } = stories.get(status) ?? storyOf(status);
  const before = structuredClone(ticket);
  const now = new Date(ticket.updatedAt.getTime() + HOUR_MS);
  const may = allowed[status][name] ?? [];
  const accepted = actionNames.filter((action) => {
    const decision = ticketRecord.decide(ticket, asAction(action), actorOf(name), now, rules);
    if (!decision.ok) expect(decision.code).toMatch(/^(FORBIDDEN|ILLEGAL_TRANSITION)$/);
    return decision.ok;
  });
  expect([...accepted].sort()).toEqual([...may].sort());
  expect([...ticketRecord.abilities(ticket, actorOf(name))].sort()).toEqual([...may].sort());
  expect(ticket).toStrictEqual(before);
});

test('a person without the role is told so; a person too early or too late is told that', () => {
  const { ticket } = storyOf('closed');
  const answer = (name: CastName, action: ActionName) =>
    ticketRecord.decide(ticket, asAction(action), actorOf(name), ticket.updatedAt, rules);
  expect(answer('leader', 'sign')).toMatchObject({ code: 'FORBIDDEN' });
  expect(answer('roadsClerk', 'sign')).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    message: expect.stringContaining('已经结束'),
  });
});

test('a merged ticket is not called finished: it waits for the one it was merged into', () => {
  const decision = ticketRecord.decide(
    storyOf('merged').ticket,
    asAction('withdraw'),
    actorOf('resident'),
    storyOf('merged').ticket.updatedAt,
    rules,
  );
  expect(decision).toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringContaining('并入') });
});

test('a grid worker resolves on the spot what the same grid worker reported, and nothing of others', () => {
  const own = storyOf('submitted', 'gridWorker').ticket;
  expect(ticketRecord.abilities(own, actorOf('gridWorker'))).toEqual([
    'selfResolve',
    'withdraw',
    'supplement',
  ]);
  expect(ticketRecord.abilities(own, actorOf('farGridWorker'))).toEqual([]);
});
