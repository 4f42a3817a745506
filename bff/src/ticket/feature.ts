/** The ticket: submitted, read, acted on, told of. */
import { roles } from '@jsjb/shared/kit/role';
import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import { ticketDetail, ticketSummary } from '@jsjb/shared/ticket/view';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import type { Deps } from '../deps';
import { toldTicketEvents, toldTicketFacts } from './access/ticketNotices';
import { ticketData, ticketFactData, ticketTellingData } from './personalData';
import { ticketHandlers } from './routes';
import type { TicketDoc, TicketFactDoc } from './store/ticketDoc';
import { ticketFactModel, ticketModel } from './store/ticketModel';
import { tellingModel } from './store/tellingModel';
import { dailyNumbers } from './store/dailyNumbers';
import { ticketStore } from './store/ticketStore';
import { notify, notifyOfFact } from './subscriptions/notify';
import { endings, openForNeighbour, openForNeighbours } from './subscriptions/openForNeighbour';
import { mergeTurns, settleMergedChildren } from './subscriptions/settleMergedChildren';

const onTickets = subscribeTo<TicketDoc, Deps>('tickets');
const onTicketFacts = subscribeTo<TicketFactDoc, Deps>('ticketFacts');

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
  collections: (connection) => ({
    tickets: ticketModel(connection),
    ticketFacts: ticketFactModel(connection),
    ...tellingModel(connection),
  }),
  records: {
    tickets: {
      kind: ticketRecord,
      label: 'number',
      facts: 'ticketFacts',
      store: ({ tickets, ticketFacts }, outbox) => ticketStore(tickets, ticketFacts, outbox),
      abilityPerAction: true,
    },
  },
  services: ({ models }) => ({ nextNumber: dailyNumbers(models) }),
  subscriptions: [
    onTickets({ name: 'settleMergedChildren', on: mergeTurns, handle: settleMergedChildren }),
    onTickets({ name: 'notify', on: toldTicketEvents, handle: notify }),
    onTicketFacts({ name: 'notifyOfFact', on: toldTicketFacts, handle: notifyOfFact }),
    onTickets({ name: 'openForNeighbours', on: endings, handle: openForNeighbours }),
    onTicketFacts({
      name: 'openForNeighbour',
      on: ['ticket.neighbourAnswered'],
      handle: openForNeighbour,
    }),
  ],
  jobs: [
    {
      name: 'settleTicketFacts',
      everyMs: 60_000,
      run: ({ records }) => records.tickets.facts.settleLeft(),
    },
  ],
  personalData: [ticketData, ticketFactData, ticketTellingData],
});

declare module '../deps' {
  interface Deps {
    /** One sequence a day for tickets and suggestions. */
    nextNumber(now: Date): Promise<string>;
  }
}
