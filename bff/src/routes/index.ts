/** Every endpoint's handler; a missing one does not compile. */
import { cityHandlers } from './city';
import type { Handlers } from './handler';
import { moderationHandlers } from './moderation';
import { noticeHandlers } from './notices';
import { posterHandlers } from './posters';
import { policyHandlers } from './policies';
import { peoplesSuggestionHandlers } from './peoplesSuggestions';
import { privacyHandlers } from './privacy';
import { rosterHandlers } from './roster';
import { rewardHandlers } from './rewards';
import { scoreHandlers } from './scores';
import { sessionHandlers } from './sessions';
import { suggestionHandlers } from './suggestions';
import { ticketHandlers } from './tickets';
import { visitHandlers } from './visits';

export const handlers: Handlers = {
  ...sessionHandlers,
  ...ticketHandlers,
  ...cityHandlers,
  ...visitHandlers,
  ...suggestionHandlers,
  ...moderationHandlers,
  ...policyHandlers,
  ...scoreHandlers,
  ...noticeHandlers,
  ...rosterHandlers,
  ...posterHandlers,
  ...peoplesSuggestionHandlers,
  ...rewardHandlers,
  ...privacyHandlers,
};
