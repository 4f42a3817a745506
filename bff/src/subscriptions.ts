/** What the outbox of this product delivers: the record kinds that carry its mark, and who subscribes to their events. */
import type { Deps } from './deps';
import type { Models } from './models';
import type { RewardDoc } from './reward/store/rewardModels';
import type { SuggestionDoc } from './suggestion/store/suggestionModels';
import type { TicketDoc } from './ticket/store/ticketDoc';
import type { UnmaskingDoc } from './unmasking/store/unmaskingModel';
import type { OutboxParts } from './platform/outbox';
import type { OutboxCollection } from './platform/outbox/lease';
import type { OutboxDoc } from './platform/outbox/mark';
import { subscribeTo, type Subscription } from './platform/outbox/subscription';
import { toldRewardEvents, toldSuggestionEvents } from './suggestion/access/suggestionNotices';
import { toldTicketEvents } from './ticket/access/ticketNotices';
import { moderate } from './moderation/subscriptions/moderate';
import { notify } from './ticket/subscriptions/notify';
import { notifyReward, notifySuggestion } from './suggestion/subscriptions/notifySuggestions';
import { notifyUnmasking } from './unmasking/subscriptions/notifyUnmasking';
import { saveRuling } from './dispatch/subscriptions/saveRuling';
import { mergeTurns, settleMergedChildren } from './ticket/subscriptions/settleMergedChildren';
import { unmergeChildren } from './suggestion/subscriptions/unmergeChildren';
import { updateScores } from './score/subscriptions/updateScores';

export type Delivered = Pick<OutboxParts<Deps>, 'records' | 'subscriptions'>;

const onTickets = subscribeTo<TicketDoc, Deps>('tickets');
const onSuggestions = subscribeTo<SuggestionDoc, Deps>('suggestions');
const onRewards = subscribeTo<RewardDoc, Deps>('rewards');
const onUnmaskings = subscribeTo<UnmaskingDoc, Deps>('unmaskings');

/** In the order of their calls. */
const always: readonly Subscription<Deps>[] = [
  onTickets({ name: 'settleMergedChildren', on: mergeTurns, handle: settleMergedChildren }),
  onTickets({ name: 'saveRuling', on: ['ticket.ruled', 'ticket.dispatched'], handle: saveRuling }),
  onTickets({ name: 'notify', on: toldTicketEvents, handle: notify }),
  onTickets({
    name: 'updateScores',
    on: [
      'ticket.accepted',
      'ticket.answered',
      'ticket.dispatched',
      'ticket.contacted',
      'ticket.transferred',
      'ticket.coHandled',
      'ticket.returnApproved',
      'ticket.ruled',
      'ticket.extensionDecided',
      'ticket.reported',
      'ticket.calledBack',
      'ticket.shelvingDecided',
      'ticket.resumed',
      'ticket.terminationDecided',
      'ticket.withdrawn',
    ],
    handleNew: updateScores,
  }),
  onSuggestions({
    name: 'unmergeChildren',
    on: ['suggestion.withdrawn', 'suggestion.givenBack', 'suggestion.merged'],
    handle: unmergeChildren,
  }),
  onSuggestions({ name: 'notifySuggestion', on: toldSuggestionEvents, handle: notifySuggestion }),
  onRewards({ name: 'notifyReward', on: toldRewardEvents, handle: notifyReward }),
  onUnmaskings({ name: 'notifyUnmasking', on: 'all', handle: notifyUnmasking }),
];

/** WeChat does the checking: without it nothing waits to be checked. */
const withWechat: readonly Subscription<Deps>[] = [
  onTickets({ name: 'moderate', on: ['ticket.submitted', 'ticket.supplemented'], handle: moderate }),
];

const recordOf = (model: { collection: object }, labelField: string) => ({
  collection: model.collection as OutboxCollection,
  labelOf(doc: OutboxDoc): string | undefined {
    const label: unknown = (doc as unknown as Record<string, unknown>)[labelField];
    return typeof label === 'string' ? label : undefined;
  },
});

export const deliveredFrom = (
  { tickets, suggestions, rewards, unmaskings }: Models,
  { wechat }: { wechat: boolean },
): Delivered => ({
  records: {
    tickets: recordOf(tickets, 'number'),
    suggestions: recordOf(suggestions, 'number'),
    rewards: recordOf(rewards, 'suggestionNumber'),
    unmaskings: recordOf(unmaskings, 'number'),
  },
  subscriptions: wechat ? [...always, ...withWechat] : always,
});
