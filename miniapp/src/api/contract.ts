/** The whole contract: name → endpoint. */
import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import { orgEndpoints } from '@jsjb/shared/org/contract';
import { photoEndpoints } from '@jsjb/shared/photo/contract';
import { cockpitEndpoints } from '@jsjb/shared/cockpit/contract';
import { searchEndpoints } from '@jsjb/shared/search/contract';
import { supervisionEndpoints } from '@jsjb/shared/supervision/contract';
import { secondFactorEndpoints } from '@jsjb/shared/account/secondFactorContract';
import { deadLetterEndpoints } from '@jsjb/shared/deadLetter/contract';
import type { Endpoint } from '@jsjb/shared/kit/endpoint';
import { moderationEndpoints } from '@jsjb/shared/moderation/contract';
import { noticeEndpoints } from '@jsjb/shared/notice/contract';
import { posterEndpoints, posterHealthEndpoints } from '@jsjb/shared/poster/contract';
import { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { rulesEndpoints } from '@jsjb/shared/rules/contract';
import { privacyEndpoints } from '@jsjb/shared/privacy/contract';
import { rewardEndpoints } from '@jsjb/shared/reward/contract';
import { rosterEndpoints } from '@jsjb/shared/account/rosterContract';
import { scoreEndpoints } from '@jsjb/shared/score/contract';
import { sessionEndpoints } from '@jsjb/shared/account/contract';
import { campaignEndpoints } from '@jsjb/shared/suggestion/campaignContract';
import { dispatchEndpoints } from '@jsjb/shared/dispatch/contract';
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { unmaskingEndpoints } from '@jsjb/shared/unmasking/contract';
import { visitEndpoints } from '@jsjb/shared/visit/contract';

export const contract = {
  ...sessionEndpoints,
  ...ticketEndpoints,
  ...ticketActions,
  ...orgEndpoints,
  ...cockpitEndpoints,
  ...searchEndpoints,
  ...supervisionEndpoints,
  ...secondFactorEndpoints,
  ...posterHealthEndpoints,
  ...photoEndpoints,
  ...visitEndpoints,
  ...dispatchEndpoints,
  ...rulesEndpoints,
  ...scoreEndpoints,
  ...moderationEndpoints,
  ...noticeEndpoints,
  ...posterEndpoints,
  ...rosterEndpoints,
  ...suggestionEndpoints,
  ...campaignEndpoints,
  ...rewardEndpoints,
  ...privacyEndpoints,
  ...unmaskingEndpoints,
  ...deadLetterEndpoints,
} satisfies Record<string, Endpoint>;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;
