/** Every endpoint's handler; a missing one does not compile. */
import { cityHandlers } from './city';
import type { Handlers } from './handler';
import { moderationHandlers } from './moderation';
import { noticeHandlers } from './notices';
import { ownDataHandlers } from './ownData';
import { posterHandlers } from './posters';
import { peoplesSuggestionHandlers } from './peoplesSuggestions';
import { policyHandlers } from './policies';
import { privacyHandlers } from './privacy';
import { rewardHandlers } from './rewards';
import { rosterHandlers } from './roster';
import { scoreHandlers } from './scores';
import { sessionHandlers } from './sessions';
import { suggestionCallHandlers } from './suggestionCalls';
import { suggestionFileHandlers } from './suggestionFiles';
import { dispatchHandlers } from './dispatch';
import { ticketHandlers } from './tickets';
import { visitHandlers } from './visits';

export const handlers: Handlers = {
  ...sessionHandlers,
  ...ticketHandlers,
  ...cityHandlers,
  ...visitHandlers,
  ...dispatchHandlers,
  ...policyHandlers,
  ...scoreHandlers,
  ...moderationHandlers,
  ...noticeHandlers,
  ...posterHandlers,
  ...rosterHandlers,
  ...peoplesSuggestionHandlers,
  ...suggestionCallHandlers,
  ...suggestionFileHandlers,
  ...rewardHandlers,
  ...privacyHandlers,
  ...ownDataHandlers,
};
