/** Advice on who should get a ticket, learned from what was confirmed; rulings to cite. */
import { dispatchEndpoints } from '@jsjb/shared/dispatch/contract';
import { staffRoles } from '@jsjb/shared/kit/role';
import type { Deps } from '../deps';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import type { TicketDoc } from '../ticket';
import { learnDispatches } from './jobs/learnDispatches';
import { dispatchData } from './personalData';
import { dispatchHandlers } from './routes';
import { dispatchModels } from './store/dispatchModels';
import { saveRuling } from './subscriptions/saveRuling';

const onTickets = subscribeTo<TicketDoc, Deps>('tickets');

export const dispatchFeature = defineFeature({
  name: 'dispatch',
  endpoints: dispatchEndpoints,
  handlers: dispatchHandlers,
  access: {
    'ticket.advise': ['agent', 'dispatcher'],
    'ruling.list': staffRoles.filter((role) => role !== 'gridWorker'),
  },
  collections: dispatchModels,
  subscriptions: [
    onTickets({ name: 'saveRuling', on: ['ticket.ruled', 'ticket.dispatched'], handle: saveRuling }),
  ],
  jobs: [{ name: 'learnDispatches', everyMs: 10 * 60_000, run: learnDispatches }],
  personalData: dispatchData,
});
