/**
 * The one list of features, from the bottom up: each may use those before it. Routes, OpenAPI, access, collections,
 * deliveries, jobs, erasure, retention and everyone's own data follow from it.
 */
import { accountFeature } from './account/feature';
import { cockpitFeature } from './cockpit/feature';
import { deadLetterFeature } from './deadLetter/feature';
import { dispatchFeature } from './dispatch/feature';
import { dutyFeature } from './duty/feature';
import { guestFeature } from './guest/feature';
import { intakeFeature } from './intake/feature';
import { moderationFeature } from './moderation/feature';
import { noticeFeature } from './notice/feature';
import { orgFeature } from './org/feature';
import { photoFeature } from './photo/feature';
import { platformFeature } from './platform/feature';
import { posterFeature } from './poster/feature';
import { privacyFeature } from './privacy/feature';
import { progressFeature } from './progress/feature';
import { rewardFeature } from './reward/feature';
import { rulesFeature } from './rules/feature';
import { scoreFeature } from './score/feature';
import { searchFeature } from './search/feature';
import { suggestionFeature } from './suggestion/feature';
import { supervisionFeature } from './supervision/feature';
import { ticketFeature } from './ticket/feature';
import { unmaskingFeature } from './unmasking/feature';
import { visitFeature } from './visit/feature';

export const features = [
  platformFeature,
  orgFeature,
  accountFeature,
  dutyFeature,
  rulesFeature,
  photoFeature,
  privacyFeature,
  posterFeature,
  noticeFeature,
  intakeFeature,
  ticketFeature,
  progressFeature,
  guestFeature,
  searchFeature,
  moderationFeature,
  dispatchFeature,
  visitFeature,
  suggestionFeature,
  rewardFeature,
  unmaskingFeature,
  supervisionFeature,
  scoreFeature,
  cockpitFeature,
  deadLetterFeature,
] as const;
