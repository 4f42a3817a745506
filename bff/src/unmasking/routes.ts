/** Seeing who is behind a matter: asked with a reason, approved by another where discretion was asked for. */
import type { unmaskingEndpoints } from '@jsjb/shared/unmasking/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import type { UnmaskingView } from '@jsjb/shared/unmasking/contract';
import { askUnmasking } from './commands/askUnmasking';
import { decideUnmasking } from './commands/decideUnmasking';
import { unmaskAuthor } from './commands/unmaskAuthor';
import { unmaskRequester } from './commands/unmaskRequester';
import type { Caller, Deps } from '../deps';
import {
  actorOn,
  areaOf,
  canUnmask,
  ownMatters,
  readTicket,
  readTickets,
  ticketOf,
  type TicketDoc,
} from '../ticket';
import type { UnmaskingDoc } from './store/unmaskingDoc';
import { canUnmaskAuthor, readSuggestion, suggestionOf } from '../suggestion';
import { presentUnmasking } from './present/presentUnmasking';
import { listUnmaskings } from './queries/unmaskings';
import { nameOf } from '../account';
import type { Handlers } from '../platform/features/feature';

const needless = () => new AppError('FORBIDDEN', { userMessage: '您不需要知道这位群众的身份。' });

/** The ticket, for whoever may ask whose it is. */
async function unmaskable(id: string, deps: Deps, caller: Caller): Promise<TicketDoc> {
  const area = await areaOf(deps, caller);
  const doc = await readTicket(deps.models.tickets, id, caller.actor, { area });
  if (!canUnmask(doc, caller.actor)) throw needless();
  return doc;
}

async function unmaskingViews(
  docs: readonly UnmaskingDoc[],
  deps: Deps,
  caller: Caller,
): Promise<UnmaskingView[]> {
  const { units } = await deps.city.snapshot();
  const tickets = await readTickets(
    deps.models.tickets,
    docs.map(({ subject }) => subject.ticketId),
  );
  const own = await ownMatters(tickets, deps, caller);
  const byId = new Map(tickets.map((doc) => [doc._id.toHexString(), ticketOf(doc)]));
  return Promise.all(
    docs.map(async (doc) => {
      const { ticketId } = doc.subject;
      const unit = units.get(doc.steps[0]?.unitId ?? '')?.name;
      const name = await nameOf(deps.models.people, doc.personId, deps.cipher);
      const who = [unit, name].filter(Boolean).join(' ');
      return presentUnmasking(doc, actorOn(caller.actor, own, ticketId), who, byId.get(ticketId));
    }),
  );
}
async function unmaskingView(doc: UnmaskingDoc, deps: Deps, caller: Caller): Promise<UnmaskingView> {
  const [view] = await unmaskingViews([doc], deps, caller);
  if (!view) throw new AppError('INTERNAL');
  return view;
}

export const unmaskingHandlers: Handlers<typeof unmaskingEndpoints> = {
  unmaskRequester: async ({ params, body, caller, deps }) =>
    unmaskRequester(await unmaskable(params.id, deps, caller), body.reason, deps, caller),
  unmaskAuthor: async ({ params, body, caller, deps }) => {
    const doc = await readSuggestion(deps, params.id, caller.actor);
    if (!canUnmaskAuthor(suggestionOf(doc), caller.actor)) throw needless();
    return unmaskAuthor(doc, body.reason, deps, caller);
  },
  requestUnmasking: async ({ params, body, caller, deps }) => {
    const doc = await unmaskable(params.id, deps, caller);
    return unmaskingView(await askUnmasking(doc, body.reason, deps, caller), deps, caller);
  },
  listUnmaskings: async ({ caller, deps }) => {
    const docs = await listUnmaskings(deps.models, caller.actor, caller.now);
    return { items: await unmaskingViews(docs, deps, caller) };
  },
  decideUnmasking: async ({ params, body, caller, deps }) =>
    unmaskingView(await decideUnmasking(params.request, body, deps, caller), deps, caller),
};
