/** The ticket: submitted, read, acted on, told of. */
import { roles } from '@jsjb/shared/kit/role';
import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import { ticketDetail, ticketSummary } from '@jsjb/shared/ticket/view';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import type { Deps } from '../deps';
import { toldTicketEvents } from './access/ticketNotices';
import { ticketData } from './personalData';
import { ticketHandlers } from './routes';
import type { TicketDoc } from './store/ticketDoc';
import { ticketModel } from './store/ticketModel';
import { dailyNumbers } from './store/dailyNumbers';
import { ticketStore } from './store/ticketStore';
import { notify } from './subscriptions/notify';
import { mergeTurns, settleMergedChildren } from './subscriptions/settleMergedChildren';

const onTickets = subscribeTo<TicketDoc, Deps>('tickets');

export const ticketFeature = defineFeature({
  name: 'ticket',
  endpoints: { ...ticketEndpoints, ...ticketActions },
  handlers: ticketHandlers,
  schemas: { Ticket: ticketDetail, TicketSummary: ticketSummary },
  access: {
    'ticket.submit': ['resident', 'agent', 'gridWorker'],
    'ticket.list': roles,
    'ticket.read': roles,
    'ticket.watch': ['supervisor', 'leader'],
  },
  collections: (connection) => ({ tickets: ticketModel(connection) }),
  records: {
    tickets: {
      kind: ticketRecord,
      label: 'number',
      store: ({ tickets }, outbox) => ticketStore(tickets, outbox),
      abilityPerAction: true,
    },
  },
  services: ({ models }) => ({ nextNumber: dailyNumbers(models) }),
  subscriptions: [
    onTickets({ name: 'settleMergedChildren', on: mergeTurns, handle: settleMergedChildren }),
    onTickets({ name: 'notify', on: toldTicketEvents, handle: notify }),
  ],
  personalData: [ticketData],
});

declare module '../deps' {
  interface Deps {
    /** One sequence a day for tickets and suggestions. */
    nextNumber(now: Date): Promise<string>;
  }
}
