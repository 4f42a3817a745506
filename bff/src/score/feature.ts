/** Scores of units, areas and categories; exclusions; frozen months. */
import { staffRoles } from '@jsjb/shared/kit/role';
import { scoreEndpoints } from '@jsjb/shared/score/contract';
import { exclusionRecord } from '@jsjb/shared/score/exclusion';
import type { TicketEventType } from '@jsjb/shared/ticket/event';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { Deps } from '../deps';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import type { TicketDoc } from '../ticket';
import { exclusionAccess } from './access/scoreAccess';
import { recheckScores } from './jobs/recheckScores';
import { scoreData } from './personalData';
import { scoreHandlers } from './routes';
import type { ExclusionDoc } from './store/exclusionDoc';
import { exclusionModel, exclusionStore } from './store/exclusions';
import { scoreModels } from './store/scoreModels';
import { scoreExclusion } from './subscriptions/scoreExclusion';
import { updateScores } from './subscriptions/updateScores';

const onExclusions = subscribeTo<ExclusionDoc, Deps>('exclusions');
const onTickets = subscribeTo<TicketDoc, Deps>('tickets');

/** Whatever happened to a ticket may count, but that the scheduler has reminded somebody. */
const countedEvents = ticketRecord.actions
  .filter((action) => action !== 'alarm' && !ticketRecord.rowOf(action).fact)
  .flatMap((action) => ticketRecord.eventsOf(action) as TicketEventType[]);

export const scoreFeature = defineFeature({
  name: 'score',
  endpoints: scoreEndpoints,
  handlers: scoreHandlers,
  access: {
    ...exclusionAccess,
    'score.read': staffRoles.filter((role) => role !== 'gridWorker'),
    'score.export': ['dispatcher', 'supervisor', 'admin'],
    'score.freeze': ['supervisor', 'admin'],
  },
  collections: (connection) => ({ ...scoreModels(connection), ...exclusionModel(connection) }),
  records: {
    exclusions: {
      kind: exclusionRecord,
      label: 'number',
      store: ({ exclusions }, outbox) => exclusionStore(exclusions, outbox),
    },
  },
  subscriptions: [
    onTickets({
      name: 'updateScores',
      on: countedEvents,
      handleNew: updateScores,
    }),
    onExclusions({
      name: 'scoreExclusion',
      on: ['exclusion.approved', 'exclusion.overturned'],
      handleNew: scoreExclusion,
    }),
  ],
  jobs: [{ name: 'recheckScores', everyMs: 60_000, run: recheckScores }],
  personalData: scoreData,
});
