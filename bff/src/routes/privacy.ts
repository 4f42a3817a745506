/** Unmasking, the second factor, consents and everyone's own data. */
import { AppError } from '@jsjb/shared/errors';
import type { Consent, ConsentKind } from '@jsjb/shared/contract/privacy';
import { eraseOwnData, giveConsent } from '../commands/ownData';
import { enrolSecondFactor, stepUp } from '../commands/secondFactor';
import { unmaskRequester } from '../commands/unmaskRequester';
import type { PersonDoc } from '../models/cityModels';
import { canUnmask } from '../policies/ticketPolicy';
import { presentTicket } from '../presenters/presentTicket';
import { findPerson, findPersonDoc } from '../queries/people';
import { readTicket } from '../queries/readTicket';
import { listOwnTickets } from '../queries/ticketLists';
import type { Handlers } from './handler';
import { areaOf, readerOf } from './readerOf';

type PrivacyRoutes =
  | 'unmaskRequester'
  | 'enrolSecondFactor'
  | 'stepUp'
  | 'listConsents'
  | 'giveConsent'
  | 'exportMyData'
  | 'eraseMyData';

const presentConsents = (person: Pick<PersonDoc, 'consents'> | null): Consent[] =>
  (person?.consents ?? []).map((consent) => ({
    ...consent,
    kind: consent.kind as ConsentKind,
    at: consent.at.toISOString(),
  }));

export const privacyHandlers: Pick<Handlers, PrivacyRoutes> = {
  unmaskRequester: async ({ params, body, caller, deps }) => {
    const area = await areaOf(deps, caller);
    const doc = await readTicket(deps.models.tickets, params.id, caller.actor, { area });
    if (!canUnmask(doc, caller.actor))
      throw new AppError('FORBIDDEN', { userMessage: '您不需要知道这位群众的身份。' });
    return unmaskRequester(doc, body.reason, deps, caller);
  },
  enrolSecondFactor: async ({ caller, deps }) => ({ uri: await enrolSecondFactor(deps, caller) }),
  stepUp: async ({ body, caller, deps }) => {
    const { accessToken, accessExpiresAt, until } = await stepUp(body.code, deps, caller);
    return { accessToken, accessExpiresAt: accessExpiresAt.toISOString(), until: until.toISOString() };
  },
  listConsents: async ({ caller, deps }) => ({
    items: presentConsents(await findPersonDoc(deps.models.people, caller.actor.personId)),
  }),
  giveConsent: async ({ body, caller, deps }) => giveConsent(body, deps, caller),
  exportMyData: async ({ caller, deps }) => {
    const person = await findPerson(deps.models.people, caller.actor.personId, deps.cipher);
    if (!person) throw new AppError('UNAUTHENTICATED');
    const reader = await readerOf(deps, caller);
    const docs = await listOwnTickets(deps.models.tickets, caller.actor.personId);
    return {
      exportedAt: caller.now.toISOString(),
      person: { id: person._id, name: person.name, ...(person.phone ? { phone: person.phone } : {}) },
      consents: presentConsents(person),
      tickets: docs.map((doc) => presentTicket(doc, reader)),
    };
  },
  eraseMyData: async ({ caller, deps }) => ({ erasedTickets: await eraseOwnData(deps, caller) }),
};
