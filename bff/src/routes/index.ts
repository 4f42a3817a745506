/** Every endpoint's handler; a missing one does not compile. */
import { cityHandlers } from './city';
import { deadLetterHandlers } from './deadLetters';
import type { Handlers } from './handler';
import { moderationHandlers } from './moderation';
import { noticeHandlers } from './notices';
import { ownDataHandlers } from './ownData';
import { posterHandlers } from './posters';
import { suggestionHandlers } from './suggestions';
import { rulesHandlers } from './rules';
import { privacyHandlers } from './privacy';
import { rewardHandlers } from './rewards';
import { rosterHandlers } from './roster';
import { scoreHandlers } from './scores';
import { sessionHandlers } from './sessions';
import { campaignHandlers } from './campaigns';
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
