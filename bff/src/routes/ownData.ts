/** Consents, and everyone's own data: taken along, and erased. */
import { AppError } from '@jsjb/shared/errors';
import type { Consent, ConsentKind } from '@jsjb/shared/contract/privacy';
import { eraseOwnData, giveConsent } from '../commands/ownData';
import type { PersonDoc } from '../models/cityModels';
import type { RewardDoc } from '../models/rewardModels';
import type { SuggestionDoc } from '../models/suggestionModels';
import { presentTicket } from '../presenters/presentTicket';
import { listAllNotices } from '../queries/notices';
import { findPerson, findPersonDoc } from '../queries/people';
import { listOwnRewards } from '../queries/rewards';
import { listOwnSuggestions } from '../queries/suggestionLists';
import { listOwnTickets } from '../queries/ticketLists';
import type { Handlers } from './handler';
import { readerOf } from './readerOf';

type OwnDataRoutes = 'listConsents' | 'giveConsent' | 'exportMyData' | 'eraseMyData';

const presentConsents = (person: Pick<PersonDoc, 'consents'> | null): Consent[] =>
  (person?.consents ?? []).map((consent) => ({
    ...consent,
    kind: consent.kind as ConsentKind,
    at: consent.at.toISOString(),
  }));

/** What the author wrote and was told; what offices wrote to each other is not theirs. */
const presentOwnSuggestion = ({ number, title, content, status, submittedAt, answer }: SuggestionDoc) => ({
  number,
  title,
  content,
  status,
  submittedAt: submittedAt.toISOString(),
  ...(answer ? { answer } : {}),
});

/** Not who judged it; the account it went to is WeChat's to show. */
const presentOwnReward = ({ suggestionNumber, fen, status, proposedAt, certificateNumber }: RewardDoc) => ({
  suggestionNumber,
  fen,
  status,
  proposedAt: proposedAt.toISOString(),
  ...(certificateNumber ? { certificateNumber } : {}),
});

export const ownDataHandlers: Pick<Handlers, OwnDataRoutes> = {
  listConsents: async ({ caller, deps }) => ({
    items: presentConsents(await findPersonDoc(deps.models.people, caller.actor.personId)),
  }),
  giveConsent: async ({ body, caller, deps }) => giveConsent(body, deps, caller),
  exportMyData: async ({ caller, deps }) => {
    const person = await findPerson(deps.models.people, caller.actor.personId, deps.cipher);
    if (!person) throw new AppError('UNAUTHENTICATED');
    const reader = await readerOf(deps, caller);
    const [docs, suggestions, rewards, notices] = await Promise.all([
      listOwnTickets(deps.models.tickets, caller.actor.personId),
      listOwnSuggestions(deps.models, caller.actor.personId),
      listOwnRewards(deps.models, caller.actor.personId),
      listAllNotices(deps.models, caller.actor.personId),
    ]);
    return {
      exportedAt: caller.now.toISOString(),
      person: { id: person._id, name: person.name, ...(person.phone ? { phone: person.phone } : {}) },
      consents: presentConsents(person),
      tickets: docs.map((doc) => presentTicket(doc, reader)),
      suggestions: suggestions.map(presentOwnSuggestion),
      rewards: rewards.map(presentOwnReward),
      notices: notices.map(({ values, at, number }) => ({ at: at.toISOString(), number, ...values })),
    };
  },
  eraseMyData: async ({ caller, deps }) => ({ erasedTickets: await eraseOwnData(deps, caller) }),
};
