/** The events that something must follow; only these are marked for publishing. */
import type { RewardEventType } from '@jsjb/shared/reward/event';
import type { SuggestionEventType } from '@jsjb/shared/suggestion/event';
import type { TicketEventType } from '@jsjb/shared/ticket/event';

const reacting: ReadonlySet<TicketEventType> = new Set([
  'ticket.verified',
  'ticket.answered',
  'ticket.selfResolved',
  'ticket.calledBack',
  'ticket.ruled',
  // What residents wrote is checked.
  'ticket.submitted',
  'ticket.supplemented',
  // People are told (access/ticketNotices.ts).
  'ticket.accepted',
  'ticket.refused',
  'ticket.dispatched',
  'ticket.transferred',
  'ticket.coHandled',
  'ticket.returnApproved',
  'ticket.returnRejected',
  'ticket.extensionDecided',
  'ticket.shelvingDecided',
  'ticket.resumed',
  'ticket.terminationDecided',
  'ticket.merged',
  'ticket.followed',
  'ticket.unmerged',
  'ticket.urged',
  'ticket.supervised',
  'ticket.alarmed',
]);

/** The events by which a score may change. */
const scoring: ReadonlySet<TicketEventType> = new Set([
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
]);

/** The events of suggestions and of their rewards that people hear of (access/suggestionNotices.ts). */
const told: ReadonlySet<SuggestionEventType | RewardEventType> = new Set([
  'suggestion.accepted',
  'suggestion.givenBack',
  'suggestion.revised',
  'suggestion.merged',
  'suggestion.unmerged',
  'suggestion.forwarded',
  'suggestion.adopted',
  'suggestion.partlyAdopted',
  'suggestion.declined',
  'suggestion.answered',
  'suggestion.carriedOut',
  'suggestion.published',
  'reward.proposed',
  'reward.approved',
  'reward.refused',
  'reward.payeeChanged',
  'reward.billMoved',
  'reward.certified',
  'reward.givenUp',
]);

/** The events after which what was merged may have to come back (reactions/unmergeChildren.ts). */
const freeing: ReadonlySet<SuggestionEventType> = new Set([
  'suggestion.withdrawn',
  'suggestion.givenBack',
  'suggestion.merged',
]);

export const freesMerged = (type: SuggestionEventType): boolean => freeing.has(type);
export const tellsSomebody = (type: SuggestionEventType | RewardEventType): boolean => told.has(type);
export const isScored = (type: TicketEventType): boolean => scoring.has(type);
export const hasReaction = (type: TicketEventType): boolean => reacting.has(type) || scoring.has(type);
