/** Whose time it is: each stretch of a ticket's life under one name, and no unit late for anybody else. */
import * as fc from 'fast-check';
import { units } from '../testing/cast';
import { begin, cst, firstRules, go, goUnder, rules, storyOf, type Step, type Story } from '../testing/story';
import { walk, walks, type Taken } from '../testing/walk';
import { heldShares, heldSpans } from './held';
import { holderLight, holderOf, latenessOf } from './holder';
import { finalStatuses } from './lifecycle';
import { leadLeg, ticketStatuses } from './ticket';

const HOUR = 3600_000;
const { limits } = rules;
const sharesOf = ({ ticket, events }: Story, now: Date) =>
  heldShares(heldSpans(ticket.id, events, now)).map(({ kind, unitId, seconds }) => [
    unitId ?? kind,
    seconds / 3600,
  ]);

const sent = (at: string): Step[] => [
  ['agent', 'accept', {}, cst(at)],
  ['dispatcher', 'dispatch', { limit: '24h' }, cst(at)],
  ['roadsClerk', 'sign', {}, cst(at)],
  ['roadsClerk', 'contact', {}, cst(at)],
];

test('every status has its holder', () => {
  const kinds = Object.fromEntries(
    ticketStatuses.map((status) => {
      const { ticket } = storyOf(status);
      return [status, holderOf(ticket, ticket.updatedAt).kind];
    }),
  );
  expect(kinds).toEqual({
    submitted: 'centre',
    pendingReview: 'centre',
    pendingSign: 'unit',
    handling: 'unit',
    returnReview: 'centre',
    reported: 'centre',
    // Asked already: the resident has a day to answer before anybody calls.
    pendingCallback: 'requester',
    shelved: 'nobody',
    closed: 'nobody',
    answered: 'nobody',
    refused: 'nobody',
    terminated: 'nobody',
    withdrawn: 'nobody',
    merged: 'nobody',
  });
});

test('asking for an extension, for shelving or for an end moves the ticket nowhere', () => {
  for (const action of ['requestExtension', 'requestShelving', 'requestTermination'] as const) {
    const { ticket } = go(storyOf('handling'), ['roadsHead', action]);
    expect(holderOf(ticket, ticket.updatedAt)).toMatchObject({ kind: 'unit', unitId: 'roads' });
  }
});

test('a week of a ticket, hour by hour: unit, centre, resident, each with its own', () => {
  const story = go(
    begin('resident', cst('2025-03-12 08:00')),
    ...sent('2025-03-12 09:00'),
    ['roadsClerk', 'report', {}, cst('2025-03-12 15:00')],
    // The centre takes two days for what it should do in one.
    ['dispatcher', 'verify', { passed: false, note: '坑仍在。' }, cst('2025-03-14 15:00')],
    ['roadsClerk', 'report', {}, cst('2025-03-14 20:00')],
    ['dispatcher', 'verify', {}, cst('2025-03-14 22:00')],
    ['agent', 'callback', {}, cst('2025-03-17 10:00')],
  );
  expect(sharesOf(story, cst('2025-06-01 09:00'))).toEqual([
    ['centre', 1 + 48 + 2 + 38],
    ['roads', 6 + 5],
    ['requester', 22],
  ]);
});

test('what the unit had left when it reported is left when it has to do it again', () => {
  const redone = go(
    begin('resident', cst('2025-03-12 09:00')),
    ...sent('2025-03-12 09:00'),
    ['roadsClerk', 'report', {}, cst('2025-03-13 03:00')],
    ['dispatcher', 'verify', { passed: false, note: '坑仍在。' }, cst('2025-03-15 10:00')],
  ).ticket;
  expect(leadLeg(redone)?.dueAt).toEqual(cst('2025-03-15 16:00'));
  // The resident was promised an hour, and that hour stays.
  expect(redone.clock?.dueAt).toEqual(cst('2025-03-13 09:00'));
  expect(holderLight(redone, cst('2025-03-15 11:00'), limits)).toBe('yellow');
  expect(holderLight(redone, cst('2025-03-15 16:00'), limits)).toBe('red');
});

test('a unit that was late stays exactly as late while others have the ticket', () => {
  const reported = go(begin('resident', cst('2025-03-12 09:00')), ...sent('2025-03-12 09:00'), [
    'roadsClerk',
    'report',
    {},
    cst('2025-03-13 12:00'),
  ]);
  const lateOf = ({ ticket }: Story, at: string) => {
    const lead = leadLeg(ticket);
    return lead && latenessOf(ticket, lead, cst(at)) / HOUR;
  };
  expect(lateOf(reported, '2025-03-20 12:00')).toBe(3);
  const redone = go(reported, [
    'dispatcher',
    'verify',
    { passed: false, note: '坑仍在。' },
    cst('2025-03-20 12:00'),
  ]);
  expect(lateOf(redone, '2025-03-20 13:00')).toBe(4);
});

test('eleven days of a return under review are the centre’s', () => {
  const asked = go(
    begin('resident', cst('2025-03-12 09:00')),
    ['agent', 'accept', {}, cst('2025-03-12 09:00')],
    ['dispatcher', 'dispatch', { limit: '3h' }, cst('2025-03-12 09:00')],
    ['roadsHead', 'requestReturn', {}, cst('2025-03-12 10:00')],
  );
  const lead = leadLeg(asked.ticket);
  expect(lead && latenessOf(asked.ticket, lead, cst('2025-03-23 10:00'))).toBe(0);
  expect(holderOf(asked.ticket, cst('2025-03-23 10:00'))).toMatchObject({
    kind: 'centre',
    dueAt: cst('2025-03-14 00:00'),
  });
  const refused = go(asked, ['dispatcher', 'rejectReturn', {}, cst('2025-03-23 10:00')]);
  expect(leadLeg(refused.ticket)?.dueAt).toEqual(cst('2025-03-23 12:00'));
});

test('the centre is due an hour after it came in, two after it was accepted, a working day and two for the rest', () => {
  const due = (story: Story) => story.ticket.centre?.dueAt;
  const opened = begin('resident', cst('2025-03-14 09:00'));
  expect(due(opened)).toEqual(cst('2025-03-14 10:00'));
  const accepted = go(opened, ['agent', 'accept', {}, cst('2025-03-14 09:30')]);
  expect(due(accepted)).toEqual(cst('2025-03-14 11:30'));
  const reported = go(
    accepted,
    ['dispatcher', 'dispatch', { limit: '24h' }, cst('2025-03-14 10:00')],
    ['roadsClerk', 'sign', {}, cst('2025-03-14 10:00')],
    ['roadsClerk', 'contact', {}, cst('2025-03-14 10:00')],
    ['roadsClerk', 'report', {}, cst('2025-03-14 11:00')],
  );
  // Friday; the next working day is Monday.
  expect(due(reported)).toEqual(cst('2025-03-18 00:00'));
  const verified = go(reported, ['dispatcher', 'verify', {}, cst('2025-03-14 12:00')]);
  // The resident may answer until Saturday at eleven; two working days from then.
  expect(verified.ticket.centre?.callFrom).toEqual(cst('2025-03-15 11:00'));
  expect(due(verified)).toEqual(cst('2025-03-19 00:00'));
  expect(holderOf(verified.ticket, cst('2025-03-15 10:59')).kind).toBe('requester');
  expect(holderLight(verified.ticket, cst('2025-03-15 10:59'), limits)).toBeUndefined();
  expect(holderOf(verified.ticket, cst('2025-03-15 11:00'))).toMatchObject({
    kind: 'centre',
    since: cst('2025-03-15 11:00'),
  });
  expect(holderLight(verified.ticket, cst('2025-03-19 00:00'), limits)).toBe('red');
});

test('a caller and a grid worker are asked by nobody but the centre', () => {
  const { ticket } = storyOf('pendingCallback', 'gridWorker');
  expect(holderOf(ticket, ticket.updatedAt).kind).toBe('centre');
});

test('under the first rules the centre has no limit, and a unit that reported shows no light either', () => {
  const { ticket } = goUnder(firstRules)(
    begin('resident', cst('2025-03-12 08:00')),
    ...sent('2025-03-12 09:00'),
    ['roadsClerk', 'report', {}, cst('2025-03-13 08:00')],
  );
  expect(ticket.clock?.ownTime).toBeUndefined();
  expect(ticket.centre?.status).toBe('submitted');
  expect(holderOf(ticket, cst('2025-04-01 09:00'))).toEqual({ kind: 'centre' });
  expect(holderLight(ticket, cst('2025-04-01 09:00'), limits)).toBeUndefined();
});

test('a unit that comes in from elsewhere after the time was over has its own; one below it has not', () => {
  const late = go(begin('resident', cst('2025-03-12 09:00')), ...sent('2025-03-12 09:00'));
  const at = cst('2025-03-14 09:00');
  const below = go(late, ['roadsClerk', 'transfer', { to: units.roadsCrew }, at]);
  expect(leadLeg(below.ticket)?.dueAt).toEqual(cst('2025-03-13 09:00'));
  const elsewhere = go(late, ['dispatcher', 'transfer', { to: units.water }, at]);
  expect(leadLeg(elsewhere.ticket)?.dueAt).toEqual(cst('2025-03-15 09:00'));
});

test('a ticket that closed and was rated later: what came after the end is in no sum', () => {
  const story = storyOf('closed');
  const closedAt = story.ticket.updatedAt;
  const rated = go(story, ['resident', 'rate', {}, new Date(closedAt.getTime() + 100 * HOUR)]);
  const total = heldSpans('ticket', rated.events, cst('2026-01-01 09:00')).reduce(
    (sum, { from, to }) => sum + to.getTime() - from.getTime(),
    0,
  );
  expect(total).toBe(closedAt.getTime() - story.ticket.submittedAt.getTime());
});

test('parts of a second are lost to nobody: whole seconds add up', () => {
  const at = (ms: number) => new Date(cst('2025-03-12 09:00').getTime() + ms);
  const story = go(
    begin('resident', at(0)),
    ['agent', 'accept', {}, at(600)],
    ['dispatcher', 'dispatch', {}, at(1600)],
    ['roadsClerk', 'sign', {}, at(2500)],
  );
  const shares = heldShares(heldSpans('ticket', story.events, at(3400)));
  expect(shares.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(3);
});

describe('on every random walk', () => {
  const eachStep = (check: (step: Taken) => void): void =>
    fc.assert(
      fc.property(walks, ({ by, moves }) => void walk(by, moves, check)),
      { numRuns: 150 },
    );

  test('the hours of all holders add up to the time since it was submitted, without a gap', () => {
    const addsUp = ({ ticket, events }: Story): void => {
      const later = new Date(ticket.updatedAt.getTime() + 30 * HOUR);
      const spans = heldSpans(ticket.id, events, later);
      const ended = finalStatuses.includes(ticket.status);
      const end = ended ? (spans.at(-1)?.to ?? ticket.submittedAt) : later;
      spans.forEach(({ from }, at) =>
        expect(from).toEqual(at === 0 ? ticket.submittedAt : spans[at - 1]?.to),
      );
      expect(spans.at(-1)?.to ?? end).toEqual(end);
      const shares = heldShares(spans).reduce((sum, { seconds }) => sum + seconds, 0);
      expect(shares * 1000).toBe(end.getTime() - ticket.submittedAt.getTime());
    };
    fc.assert(
      fc.property(walks, ({ by, moves }) => addsUp(walk(by, moves, () => {}))),
      { numRuns: 200 },
    );
  });

  test('no unit gets later while the centre or the resident has the ticket', () => {
    eachStep(({ before: { ticket: was }, after: { ticket: is }, now }) => {
      const { kind } = holderOf(was, now);
      if (kind !== 'centre' && kind !== 'requester') return;
      // Who helps answers for a report of its own, which is waited for while the lead's is verified.
      for (const leg of was.legs.filter(({ role }) => role === 'lead' || was.status !== 'reported')) {
        const then = is.legs.find(({ id }) => id === leg.id) ?? leg;
        const late = latenessOf(was, leg, was.updatedAt);
        expect(latenessOf(was, leg, now)).toBe(late);
        expect(latenessOf(is, then, now)).toBeLessThanOrEqual(late);
      }
    });
  });

  test('whoever keeps the ticket through a ruling is no later for it', () => {
    eachStep(({ before: { ticket: was }, after: { ticket: is }, action, decision, now }) => {
      if (!decision.ok || action !== 'rule') return;
      const [former, next] = [leadLeg(was), leadLeg(is)];
      if (!former || !next || former.unitId !== next.unitId) return;
      expect(latenessOf(is, next, now)).toBe(latenessOf(was, former, now));
    });
  });
});
