/** Every endpoint's handler; a missing one does not compile. */
import { cityHandlers } from './org/routes';
import { deadLetterHandlers } from './deadLetter/routes';
import type { Handlers } from './platform/http/handler';
import { moderationHandlers } from './moderation/routes';
import { noticeHandlers } from './notice/routes';
import { ownDataHandlers } from './privacy/routes';
import { posterHandlers } from './poster/routes';
import { suggestionHandlers } from './suggestion/routes/suggestions';
import { rulesHandlers } from './rules/routes';
import { privacyHandlers } from './unmasking/routes';
import { rewardHandlers } from './reward/routes';
import { rosterHandlers } from './account/routes/roster';
import { scoreHandlers } from './score/routes';
import { sessionHandlers } from './account/routes/sessions';
import { campaignHandlers } from './suggestion/routes/campaigns';
import { suggestionFileHandlers } from './suggestion/routes/suggestionFiles';
import { dispatchHandlers } from './dispatch/routes';
import { ticketHandlers } from './ticket/routes';
import { visitHandlers } from './visit/routes';

export const handlers: Handlers = {
  ...sessionHandlers,
  ...ticketHandlers,
  ...cityHandlers,
  ...visitHandlers,
  ...dispatchHandlers,
  ...rulesHandlers,
  ...scoreHandlers,
  ...moderationHandlers,
  ...noticeHandlers,
  ...posterHandlers,
  ...rosterHandlers,
  ...suggestionHandlers,
  ...campaignHandlers,
  ...suggestionFileHandlers,
  ...rewardHandlers,
  ...privacyHandlers,
  ...ownDataHandlers,
  ...deadLetterHandlers,
};
