/** The whole contract: name → endpoint. */
import { ticketActions } from '../ticket/actionContract';
import { cityEndpoints, photoEndpoints } from '../org/contract';
import { deadLetterEndpoints } from '../deadLetter/contract';
import type { Endpoint } from '../kit/endpoint';
import { moderationEndpoints } from '../moderation/contract';
import { noticeEndpoints } from '../notice/contract';
import { posterEndpoints } from '../poster/contract';
import { suggestionEndpoints } from '../suggestion/contract';
import { rulesEndpoints } from '../rules/contract';
import { privacyEndpoints } from '../privacy/contract';
import { rewardEndpoints } from '../reward/contract';
import { rosterEndpoints } from '../account/rosterContract';
import { scoreEndpoints } from '../score/contract';
import { sessionEndpoints } from '../account/contract';
import { campaignEndpoints } from '../suggestion/campaignContract';
import { dispatchEndpoints } from '../dispatch/contract';
import { ticketEndpoints } from '../ticket/contract';
import { unmaskingEndpoints } from '../unmasking/contract';
import { visitEndpoints } from '../visit/contract';

export const contract = {
  ...sessionEndpoints,
  ...ticketEndpoints,
  ...ticketActions,
  ...cityEndpoints,
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
