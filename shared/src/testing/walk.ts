/** Random walks through the life of a ticket: random people, random actions, random contents, random pauses. */
import * as fc from 'fast-check';
import type { Decision } from '../kit/terms';
import { isInSubtree } from '../org/unit';
import type { ActionData, ActionName } from '../ticket/action';
import type { TicketTypes } from '../ticket/event';
import { actionNames } from '../ticket/lifecycle';
import { ticketRecord } from '../ticket/record';
import { isObjectable, reopenUntil } from '../ticket/verdict';
import { satisfactions, type Ticket } from '../ticket/ticket';
import { actorOf, castNames, units, type CastName } from './cast';
import { frozen } from './frozen';
import { asAction, begin, HOUR_MS, rules, usual, type Story } from './story';

/** One random step, read as numbers so that a failing walk shrinks to a short one. */
export interface Move {
  /** Most moves pick among what the person is offered; the others try anything. */
  blind: boolean;
  who: number;
  what: number;
  how: number;
  hours: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  blind: fc.nat({ max: 9 }).map((n) => n >= 7),
  who: fc.nat({ max: 999 }),
  what: fc.nat({ max: 999 }),
  how: fc.nat({ max: 999 }),
  hours: fc.nat({ max: 60 }),
});
export const walks = fc.record({
  by: fc.constantFrom<CastName>('resident', 'gridWorker'),
  moves: fc.array(move, { minLength: 1, maxLength: 40, size: 'max' }),
});

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};
const unitList = Object.values(units);
const assignments = unitList.flatMap((lead, i) => [
  { lead, co: [] },
  { lead, co: [at(unitList, i + 1)] },
  { lead, co: [at(unitList, i + 2), at(unitList, i + 3)] },
]);

/** Well-formed contents of an action other than the usual ones, for walks to choose from. */
const others: { [A in ActionName]?: readonly Partial<ActionData[A]>[] } = {
  dispatch: assignments.flatMap((assignment) => [
    { ...assignment, mode: assignment.co.length > 0 ? 'double' : 'direct', limit: '5d' },
    assignment.co.length > 0
      ? { ...assignment, mode: 'ruling', limit: '24h', agenda: '道路归谁养护', note: '会议裁定。' }
      : { ...assignment, mode: 'firstReceiver', limit: '24h' },
  ]),
  transfer: unitList.map((to) => ({ to })),
  coHandle: [...unitList.map((unit) => ({ co: [unit] })), { co: [units.water, units.town] }],
  approveReturn: assignments,
  rule: assignments,
  decideExtension: [{ approved: false }],
  decideShelving: [{ approved: false }],
  decideTermination: [{ approved: false }],
  contact: [{ reached: false }],
  report: [{ solved: false }],
  verify: [{ passed: false, note: '坑仍在。' }],
  callback: [
    { contacted: false },
    ...satisfactions.flatMap((satisfaction) => [
      { solved: true, satisfaction },
      { solved: false, satisfaction },
    ]),
  ],
  verdict: [{ stars: 3 }, { stars: 1 }, { verdict: 'notSolved' }, { verdict: 'neverCame' }],
  object: [{ call: 1 }, { call: 2 }, { call: 3 }],
  requestExtension: [{ days: 1 }, { days: 10 }],
  accept: [{ urgency: 'urgent' }],
  supervise: [{ level: 'key' }, { level: 'taskForce' }],
};
export const contentsOf = (action: ActionName): readonly object[] => [
  usual[action],
  ...(others[action] ?? []),
];

/** These end a ticket or move it nowhere; a walk that took them as often as the rest would never get far. */
const seldom = new Set<ActionName>([
  ...(['answer', 'refuse', 'withdraw', 'merge', 'selfResolve'] as const),
  ...(['supplement', 'urge', 'join', 'supervise', 'coHandle'] as const),
]);

function choose(ticket: Ticket, { blind, who, what }: Move): [CastName, ActionName] {
  const anything: [CastName, ActionName] = [at(castNames, who), at(actionNames, what)];
  if (blind) return anything;
  const offers = castNames.map((name) => [name, ticketRecord.abilities(ticket, actorOf(name))] as const);
  const offered = (action: ActionName) =>
    offers.filter(([, actions]) => actions.includes(action)).map(([name]) => name);
  const possible = [...new Set(offers.flatMap(([, actions]) => actions))];
  const often = possible.filter((action) => !seldom.has(action));
  const pool = often.length > 0 && what % 10 > 0 ? often : possible;
  if (pool.length === 0) return anything;
  const action = at(pool, Math.floor(what / 10));
  return [at(offered(action), who), action];
}

export interface Taken {
  before: Story;
  after: Story;
  who: CastName;
  action: ActionName;
  now: Date;
  decision: Decision<TicketTypes>;
}

/** Walks and shows every step, taken or refused. The ticket is frozen, so a decision that changed it would throw. */
export function walk(by: CastName, moves: readonly Move[], see: (step: Taken) => void): Story {
  return moves.reduce<Story>(
    (before, each) => {
      const { ticket, events } = before;
      const [who, action] = choose(ticket, each);
      const now = new Date(ticket.updatedAt.getTime() + each.hours * HOUR_MS);
      const decision = ticketRecord.decide(
        ticket,
        asAction(action, at(contentsOf(action), each.how)),
        actorOf(who),
        now,
        rules,
      );
      const after = decision.ok
        ? frozen({ ticket: ticketRecord.evolve(ticket, decision.event), events: [...events, decision.event] })
        : before;
      see({ before, after, who, action, now, decision });
      return after;
    },
    frozen(begin(by)),
  );
}

/** False where only the tree of units or the hour decides, which the ticket does not know. */
export function isRepresentable(ticket: Ticket, who: CastName, action: ActionName, now: Date): boolean {
  const actor = actorOf(who);
  if (action === 'requestExtension') return ticket.clock !== undefined && ticket.clock.dueAt > now;
  if (action === 'reopen') return now <= (reopenUntil(ticket) ?? ticket.submittedAt);
  if (action === 'object') return ticket.callbacks.slice(0, 4).some((attempt) => isObjectable(attempt, now));
  if (action !== 'transfer' || actor.role !== 'official') return true;
  const own = actor.unitId ?? '';
  return unitList.some((unit) => unit.id !== own && isInSubtree(unit, own));
}
