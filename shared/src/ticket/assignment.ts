/** To whom a ticket goes: new legs with their clocks, and what a joint meeting leaves behind. */
import type { UnitRef } from '../org/unit';
import type { ActionData } from './action';
import { deriveDue } from './deadline';
import type { Meeting } from './event';
import type { Rules } from './terms';
import { illegal, invalid, type Refusal } from '../kit/refusal';
import { leadLeg, superviseLevels, type Leg, type Limit, type SuperviseLevel, type Ticket } from './ticket';

interface Scene {
  ticket: Ticket;
  now: Date;
  rules: Rules;
}

/** `offset`: how many legs of the same step come before it. The ticket's own limit unless another is given. */
export function legFor(
  { ticket, now, rules }: Scene,
  unit: UnitRef,
  role: Leg['role'],
  offset: number,
  limit: Limit = ticket.clock?.limit ?? '5d',
): Leg {
  return {
    id: `L${ticket.legs.length + offset + 1}`,
    unitId: unit.id,
    path: unit.path,
    role,
    status: 'pendingSign',
    startedAt: now,
    dueAt: deriveDue({ limit, startedAt: now, opening: unit.opening }, rules).dueAt,
    ...(unit.opening ? { opening: unit.opening } : {}),
    contacts: [],
    reports: [],
  };
}

type Assigning = Scene & { data: ActionData['dispatch' | 'approveReturn' | 'rule'] };

/** One lead, and whoever helps; each unit once. */
export function assigned(scene: Assigning, limit: Limit): readonly Leg[] | Refusal {
  const { lead, co } = scene.data;
  const ids = co.map((unit) => unit.id);
  if (ids.includes(lead.id) || new Set(ids).size !== ids.length) {
    return invalid('coUnitIds', '协办单位不能与主办单位相同，也不能重复。');
  }
  return [lead, ...co].map((unit, i) => legFor(scene, unit, i === 0 ? 'lead' : 'co', i, limit));
}

/** A ruling may leave the ticket where it was: wanting to be rid of it gains no time, and what was done counts. */
const keepsClock = (leg: Leg, { unitId, startedAt, dueAt, opening, contacts }: Leg): Leg =>
  leg.role === 'lead' && leg.unitId === unitId
    ? { ...leg, startedAt, dueAt, contacts, ...(opening ? { opening } : {}) }
    : leg;

/** A return is granted or settled: the leg ends, the next unit takes over. */
export function reassigned(
  scene: Assigning,
): { legId: string; legs: readonly Leg[]; note: string } | Refusal {
  const { ticket, data } = scene;
  const lead = leadLeg(ticket);
  if (!lead || !ticket.clock) return illegal('这件工单没有待审核的退单。');
  const legs = assigned(scene, ticket.clock.limit);
  return 'ok' in legs
    ? legs
    : { legId: lead.id, legs: legs.map((leg) => keepsClock(leg, lead)), note: data.note };
}

/** Who sat at the table when nobody was named: every unit that led the ticket, and those it goes to. */
const disputing = (ticket: Ticket, legs: readonly Leg[]): readonly string[] => [
  ...new Set([...ticket.legs.filter((leg) => leg.role === 'lead'), ...legs].map((leg) => leg.unitId)),
];

/** A ruling binds, so it needs a conclusion; before the first dispatch nobody knows yet what was in dispute either. */
export function meetingOf(
  ticket: Ticket,
  data: ActionData['dispatch' | 'rule'],
  legs: readonly Leg[],
): Meeting | Refusal {
  const { agenda = '', attendees = [], precedent = true, note } = data;
  if (note === '') return invalid('note', '请写明会议结论：由谁主办，依据是什么。');
  if (ticket.legs.length === 0 && agenda === '') return invalid('agenda', '请写明会议议题。');
  return { agenda, attendees: attendees.length > 0 ? attendees : disputing(ticket, legs), precedent };
}

/** Whether a level of supervision (督办) is below the one the ticket has. */
export const isLower = (level: SuperviseLevel, than: SuperviseLevel | undefined): boolean =>
  than !== undefined && superviseLevels.indexOf(level) < superviseLevels.indexOf(than);
