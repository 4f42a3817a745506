/** The store of tickets, and their only writer. */
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import type { TicketTypes } from '@jsjb/shared/ticket/event';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { OutboxMarker } from '../../platform/outbox';
import { factMarks, outboxMarks } from '../../platform/records/outboxMarks';
import type { FactDoc } from '../../platform/records/recordDoc';
import { recordStore } from '../../platform/records/recordStore';
import type { Model } from 'mongoose';
import { listFieldsAfterAlarms, listFieldsOf } from './listFields';
import { besideTicket, type TicketSide } from './ticketDoc';
import type { TicketModel } from './ticketModel';

export const ticketStore = (model: TicketModel, facts: Model<FactDoc>, outbox: OutboxMarker) =>
  recordStore<TicketTypes, TicketSide>({
    record: ticketRecord,
    model,
    facts,
    beside: besideTicket,
    own(ticket, { events, context, stored }) {
      const rules = rulesFor(context, ticket.clock);
      const onlyAlarms = stored && events.every(({ type }) => type === 'ticket.alarmed');
      return {
        list: onlyAlarms ? listFieldsAfterAlarms(stored.list, ticket, rules) : listFieldsOf(ticket, rules),
      };
    },
    marks: outboxMarks('tickets', outbox),
    ...factMarks('ticketFacts', outbox),
  });

declare module '../../deps' {
  interface Records {
    tickets: ReturnType<typeof ticketStore>;
  }
}
