/** What residents write and photograph is checked by WeChat; what is doubtful is held for a person. */
import { moderationEndpoints } from '@jsjb/shared/moderation/contract';
import { holdRecord } from '@jsjb/shared/moderation/hold';
import type { Deps } from '../deps';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import type { TicketDoc, TicketFactDoc } from '../ticket';
import { checkContent } from './jobs/checkContent';
import { holdData, moderationData } from './personalData';
import { moderationHandlers } from './routes';
import type { HoldDoc } from './store/holdDoc';
import { holdModel, holdStore } from './store/holds';
import { moderationModels } from './store/moderationModels';
import { followHold } from './subscriptions/followHold';
import { moderate, moderateFact } from './subscriptions/moderate';
import { mountWechatPush } from './wechatPush';

const onTickets = subscribeTo<TicketDoc, Deps>('tickets');
const onHolds = subscribeTo<HoldDoc, Deps>('holds');
const onTicketFacts = subscribeTo<TicketFactDoc, Deps>('ticketFacts');

export const moderationFeature = defineFeature({
  name: 'moderation',
  endpoints: moderationEndpoints,
  handlers: moderationHandlers,
  access: { 'content.judge': ['agent', 'dispatcher'] },
  collections: (connection) => ({ ...moderationModels(connection), ...holdModel(connection) }),
  records: {
    holds: {
      kind: holdRecord,
      label: 'number',
      store: ({ holds }, outbox) => holdStore(holds, outbox),
    },
  },
  subscriptions: [
    // WeChat does the checking: without it nothing waits to be checked.
    {
      ...onTickets({ name: 'moderate', on: ['ticket.submitted', 'ticket.supplemented'], handle: moderate }),
      needs: 'wechat',
    },
    {
      ...onTicketFacts({
        name: 'moderateFact',
        on: ['ticket.supplemented', 'ticket.joined'],
        handle: moderateFact,
      }),
      needs: 'wechat',
    },
    onHolds({ name: 'followHold', on: ['hold.raised', 'hold.cleared', 'hold.hidden'], handle: followHold }),
  ],
  jobs: [{ name: 'checkContent', everyMs: 2_000, run: checkContent }],
  personalData: [moderationData, holdData],
  mount: mountWechatPush,
});
