/** Tickets as they stand in the store after some steps, made without a server: for sweeps and scores by the thousand. */
import { ticketOf, type TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { ticketFactModel, ticketModel } from '@jsjb/bff/ticket/store/ticketModel';
import { ticketStore } from '@jsjb/bff/ticket/store/ticketStore';
import type { OutboxMarker } from '@jsjb/bff/platform/outbox/index';
import { markAppended, markDelivered } from '@jsjb/bff/platform/outbox/mark';
import { chinaCalendar } from '@jsjb/shared/calendar/china';
import type { Actor } from '@jsjb/shared/kit/role';
import type { UnitRef } from '@jsjb/shared/org/unit';
import type { Action } from '@jsjb/shared/ticket/action';
import { defaultLimitRules } from '@jsjb/shared/ticket/deadline';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { Rules } from '@jsjb/shared/ticket/terms';
import type { Limit } from '@jsjb/shared/ticket/ticket';
import { createConnection, Types } from 'mongoose';

export const rules: Rules = { calendar: chinaCalendar, limits: defaultLimitRules };
const MINUTE_MS = 60_000;

/** Their events are history: nothing is left to deliver. */
const outbox: OutboxMarker = {
  markNew: (_, events) => markDelivered(events),
  markAppended: (_, before, events) => markAppended(before, events, () => false, new Date(0)),
  nudge() {},
};

/** Never connected: it only says what would be stored. */
const nowhere = createConnection();
const store = ticketStore(ticketModel(nowhere), ticketFactModel(nowhere), outbox);

export const actors = {
  resident: { personId: 'wang', role: 'resident' },
  agent: { personId: 'zhao', role: 'agent', unitId: 'centre' },
  dispatcher: { personId: 'qian', role: 'dispatcher', unitId: 'centre' },
  official: { personId: 'zhou', role: 'official', unitId: 'roads' },
} as const satisfies Record<string, Actor>;

export interface TicketPlan {
  number: number;
  dispatchedAt: Date;
  limit: Limit;
  unit?: UnitRef;
  category?: string;
  areaCode?: string;
  /** After the dispatch: who does what, so many minutes later. */
  steps?: readonly (readonly [who: Actor, minutes: number, action: Action])[];
}

/** A refused step is a fault of the plan. */
function step(doc: TicketDoc, action: Action, by: Actor, now: Date): TicketDoc {
  const decision = ticketRecord.decide(ticketOf(doc), action, by, now, rules);
  if (!decision.ok) throw new Error(`${action.name}: ${decision.message}`);
  return store.planned(doc, [decision.event], { context: rules }).after;
}

export const roads: UnitRef = { id: 'roads', path: ['city', 'roads'] };

export function dispatchedTicket(plan: TicketPlan): TicketDoc {
  const { number, dispatchedAt, limit, unit = roads, category = '010203', areaCode = '620302101' } = plan;
  const before = (minutes: number): Date => new Date(dispatchedAt.getTime() - minutes * MINUTE_MS);
  const opened = store.newDoc(
    {
      type: 'ticket.submitted',
      at: before(60),
      by: actors.resident,
      data: {
        number: `T${String(number).padStart(9, '0')}`,
        type: 'complaint',
        channel: 'miniapp',
        urgency: 'normal',
        confidential: false,
        content: `第 ${number} 件：路上有个坑，晚上看不见。`,
        photos: [],
        place: { text: '', areaCode },
        requester: { personId: 'wang', anonymous: false, role: 'resident' },
      },
    },
    { _id: new Types.ObjectId() },
    rules,
  );
  const accepted = step(opened, { name: 'accept', data: { note: '' } }, actors.agent, before(30));
  const dispatched = step(
    accepted,
    { name: 'dispatch', data: { lead: unit, co: [], note: '', mode: 'direct', category, limit } },
    actors.dispatcher,
    dispatchedAt,
  );
  let doc = dispatched;
  let at = dispatchedAt.getTime();
  for (const [who, minutes, action] of plan.steps ?? []) {
    at += minutes * MINUTE_MS;
    doc = step(doc, action, who, new Date(at));
  }
  return doc;
}
