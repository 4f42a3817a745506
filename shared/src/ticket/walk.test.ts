/** What holds on every random walk through the life of a ticket. */
import * as fc from 'fast-check';
import { actorOf, castNames } from '../testing/cast';
import { asAction, rules } from '../testing/story';
import { contentsOf, isRepresentable, walk, walks, type Taken } from '../testing/walk';
import { MAX_REDOS } from './guards';
import { finalStatuses, lifecycle } from './lifecycle';
import { ticketRecord } from './record';
import { dissatisfactions, isRunning, ticketStatuses, type Ticket, type TicketStatus } from './ticket';

/** Every step of some hundred walks. */
const eachStep = (check: (step: Taken) => void, numRuns = 150): void => {
  fc.assert(
    fc.property(walks, ({ by, moves }) => void walk(by, moves, check)),
    { numRuns },
  );
};
const openLegs = ({ legs }: Ticket) => legs.filter((leg) => leg.status !== 'ended');

test('a ticket only ever goes where the life cycle says, by those it names', () => {
  eachStep(({ before, after, who, action, decision }) => {
    if (!decision.ok) return;
    const row = lifecycle[action];
    const [was, is] = [before.ticket.status, after.ticket.status];
    expect(row.from).toContain(was);
    expect(ticketStatuses).toContain(is);
    const stayed = was === is && row.to.includes('same');
    if (!stayed) expect(ticketRecord.arrows).toContainEqual({ action, from: was, to: is });
    expect(Object.keys(row.by)).toContain(actorOf(who).role);
  });
});

test('a refusal says why in words and changes nothing', () => {
  eachStep(({ before, after, decision }) => {
    if (decision.ok) return;
    expect(after).toBe(before);
    expect(decision.code).toMatch(/^(FORBIDDEN|ILLEGAL_TRANSITION|INVALID)$/);
    expect(decision.message).toMatch(/\p{Script=Han}.*。$/u);
  });
});

test('the log folded from the start is the ticket, after every step, and its version counts the events', () => {
  eachStep(({ after, decision }) => {
    if (!decision.ok) return;
    expect(ticketRecord.replay(after.ticket.id, after.events)).toStrictEqual(after.ticket);
    expect(after.ticket.version).toBe(after.events.length);
  });
});

test('a log that went through storage as text folds to the same ticket', () => {
  const revive = (_: string, value: unknown): unknown =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value;
  fc.assert(
    fc.property(walks, ({ by, moves }) => {
      const { ticket, events } = walk(by, moves, () => {});
      const stored = JSON.parse(JSON.stringify(events), revive) as typeof events;
      expect(ticketRecord.replay(ticket.id, stored)).toStrictEqual(ticket);
    }),
    { numRuns: 100 },
  );
});

test('what was not offered is not accepted', () => {
  eachStep(({ before, who, action, decision }) => {
    // An alarm is the clock's: nobody is offered it.
    if (decision.ok && action !== 'alarm')
      expect(ticketRecord.abilities(before.ticket, actorOf(who))).toContain(action);
  });
});

test('what is offered is accepted with some well-formed contents', () => {
  eachStep(({ after: { ticket }, now }) => {
    for (const who of castNames) {
      for (const action of ticketRecord.abilities(ticket, actorOf(who))) {
        if (!isRepresentable(ticket, who, action, now)) continue;
        const accepted = contentsOf(action).some(
          (data) => ticketRecord.decide(ticket, asAction(action, data), actorOf(who), now, rules).ok,
        );
        expect([ticket.status, who, action, accepted]).toEqual([ticket.status, who, action, true]);
      }
    }
  }, 60);
});

test('an event carries who acted, when, and nothing undefined', () => {
  eachStep(({ who, now, decision }) => {
    if (!decision.ok) return;
    expect(decision.event.by).toEqual(actorOf(who));
    expect(decision.event.at).toEqual(now);
    expect(Object.values(decision.event.data)).not.toContain(undefined);
  });
});

test('the clock of the requester starts once and only ever gains time', () => {
  eachStep(({ before, after }) => {
    const [was, is] = [before.ticket.clock, after.ticket.clock];
    if (!was) return;
    expect(is?.startedAt).toEqual(was.startedAt);
    expect([is?.limit, is?.rulesVersion, is?.calendarVersion]).toEqual([
      was.limit,
      was.rulesVersion,
      was.calendarVersion,
    ]);
    expect(is?.dueAt.getTime()).toBeGreaterThanOrEqual(was.dueAt.getTime());
  });
});

test('a unit has at most one open leg, one unit leads while units work, and no leg is ever lost', () => {
  const withUnits: TicketStatus[] = ['pendingSign', 'handling', 'returnReview', 'reported', 'shelved'];
  eachStep(({ before, after: { ticket } }) => {
    const open = openLegs(ticket);
    expect(new Set(open.map((leg) => leg.unitId)).size).toBe(open.length);
    if (withUnits.includes(ticket.status)) expect(open.filter((leg) => leg.role === 'lead')).toHaveLength(1);
    expect(ticket.legs.map((leg) => leg.id).slice(0, before.ticket.legs.length)).toEqual(
      before.ticket.legs.map((leg) => leg.id),
    );
    expect(new Set(ticket.legs.map((leg) => leg.id)).size).toBe(ticket.legs.length);
  });
});

test('after the end no unit is at work', () => {
  eachStep(({ after: { ticket } }) => {
    if (finalStatuses.includes(ticket.status)) expect(ticket.legs.filter(isRunning)).toEqual([]);
  });
});

test('the unit that received the ticket first stays accountable, and what was said stays said', () => {
  eachStep(({ before, after }) => {
    const [was, is] = [before.ticket, after.ticket];
    if (was.firstUnitId) expect(is.firstUnitId).toBe(was.firstUnitId);
    expect([is.number, is.content, is.requester, is.submittedAt]).toEqual([
      was.number,
      was.content,
      was.requester,
      was.submittedAt,
    ]);
    const said = is.callbacks.slice(0, was.callbacks.length).map(({ objection: _, ...call }) => call);
    expect(said).toEqual(was.callbacks.map(({ objection: _, ...call }) => call));
    expect(is.joins?.slice(0, was.joins?.length ?? 0) ?? []).toEqual(was.joins ?? []);
    for (const action of ['supplement', 'urge', 'join'])
      expect(is.counts?.[action] ?? 0).toBeGreaterThanOrEqual(was.counts?.[action] ?? 0);
  });
});

test('nobody is counted as satisfied who did not say so', () => {
  eachStep(({ before, after: { ticket } }) => {
    const last = ticket.callbacks.at(-1);
    if (ticket.status !== 'closed' || before.ticket.status === 'closed' || !last) return;
    const unhappy = last.satisfaction === 'dissatisfied' && last.verdict === undefined;
    const solved = last.contacted && last.solved === true && !unhappy;
    expect(ticket.outcome?.kind === 'solved').toBe(solved);
    if (ticket.outcome?.kind === 'dissatisfied' && ticket.legs.length > 0) {
      expect(dissatisfactions(ticket)).toBeGreaterThan(MAX_REDOS);
    }
  });
});

test('the walks reach every status and take almost every action', () => {
  const reached = new Set<TicketStatus>();
  const taken = new Set<string>();
  const see = ({ after, action, decision }: Taken): void => {
    reached.add(after.ticket.status);
    if (decision.ok) taken.add(action);
  };
  // Always the same walks: this asks how far they go, not whether they go wrong.
  const sample = fc.sample(walks, { numRuns: 400, seed: 12345 });
  for (const { by, moves } of sample) walk(by, moves, see);
  expect(ticketStatuses.filter((status) => !reached.has(status))).toEqual([]);
  expect(taken.size).toBeGreaterThanOrEqual(28);
});

test('a log is refused that does not begin with a submission, or submits twice', () => {
  const { ticket, events } = walk('resident', [], () => {});
  const [first] = events;
  if (!first) throw new Error('a story begins with a submission');
  expect(() => ticketRecord.replay('ticket', [])).toThrow('does not begin with ticket.submitted');
  expect(() => ticketRecord.evolve(ticket, first)).toThrow('submitted once');
});
