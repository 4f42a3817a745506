/** Unmasking and the second factor. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { UnmaskingView } from '@jsjb/shared/unmasking/contract';
import { enrolSecondFactor, stepUp } from '../account/commands/secondFactor';
import { askUnmasking, decideUnmasking } from './commands/askUnmasking';
import { unmaskAuthor } from './commands/unmaskAuthor';
import { unmaskRequester } from './commands/unmaskRequester';
import type { Caller, Deps } from '../deps';
import type { TicketDoc } from '../ticket/store/ticketDoc';
import type { UnmaskingDoc } from './store/unmaskingModel';
import { roleHolds } from '../abilities';
import { canUnmaskAuthor } from '../suggestion/access/suggestionAccess';
import { canUnmask } from '../ticket/access/ticketAccess';
import { presentUnmasking } from './present/presentUnmasking';
import { listUnmaskings } from './queries/unmaskings';
import { nameOf } from '../account/queries/people';
import { readTicket } from '../ticket/queries/readTicket';
import { readSuggestion, suggestionOf } from '../suggestion/queries/suggestionLists';
import type { Handlers } from '../platform/http/handler';
import { areaOf } from '../ticket/queries/readerOf';

type PrivacyRoutes =
  | 'unmaskRequester'
  | 'unmaskAuthor'
  | 'requestUnmasking'
  | 'listUnmaskings'
  | 'decideUnmasking'
  | 'enrolSecondFactor'
  | 'stepUp';

const needless = () => new AppError('FORBIDDEN', { userMessage: '您不需要知道这位群众的身份。' });

/** The ticket, for whoever may ask whose it is. */
async function unmaskable(id: string, deps: Deps, caller: Caller): Promise<TicketDoc> {
  const area = await areaOf(deps, caller);
  const doc = await readTicket(deps.models.tickets, id, caller.actor, { area });
  if (!canUnmask(doc, caller.actor)) throw needless();
  return doc;
}

const mayDecide = ({ actor }: Caller): boolean =>
  actor.role !== 'system' && roleHolds('unmask.decide', actor.role);

async function unmaskingView(doc: UnmaskingDoc, deps: Deps, caller: Caller): Promise<UnmaskingView> {
  const { units } = await deps.city.snapshot();
  const unit = doc.unitId ? units.get(doc.unitId)?.name : undefined;
  const name = await nameOf(deps.models.people, doc.personId, deps.cipher);
  return presentUnmasking(doc, {
    who: [unit, name].filter(Boolean).join(' '),
    personId: caller.actor.personId,
    decides: mayDecide(caller),
  });
}

export const privacyHandlers: Pick<Handlers, PrivacyRoutes> = {
  unmaskRequester: async ({ params, body, caller, deps }) =>
    unmaskRequester(await unmaskable(params.id, deps, caller), body.reason, deps, caller),
  unmaskAuthor: async ({ params, body, caller, deps }) => {
    const doc = await readSuggestion(deps.models.suggestions, params.id, caller.actor);
    if (!canUnmaskAuthor(suggestionOf(doc), caller.actor)) throw needless();
    return unmaskAuthor(doc, body.reason, deps, caller);
  },
  requestUnmasking: async ({ params, body, caller, deps }) => {
    const doc = await unmaskable(params.id, deps, caller);
    return unmaskingView(await askUnmasking(doc, body.reason, deps, caller), deps, caller);
  },
  listUnmaskings: async ({ caller, deps }) => {
    const { actor, now } = caller;
    const docs = await listUnmaskings(deps.models, actor.personId, mayDecide(caller), now);
    return { items: await Promise.all(docs.map((doc) => unmaskingView(doc, deps, caller))) };
  },
  decideUnmasking: async ({ params, body, caller, deps }) =>
    unmaskingView(await decideUnmasking(params.request, body, deps, caller), deps, caller),
  enrolSecondFactor: async ({ caller, deps }) => enrolSecondFactor(deps, caller),
  stepUp: async ({ body, caller, deps }) => {
    const { accessExpiresAt, until, ...proof } = await stepUp(body.code, deps, caller);
    return { ...proof, accessExpiresAt: accessExpiresAt.toISOString(), until: until.toISOString() };
  },
};
