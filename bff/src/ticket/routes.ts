/** Tickets: submit, list, read, and one route for each action of the life cycle. */
import {
  isGuarded,
  publicActions,
  type ActionBody,
  type PublicAction,
  type ticketActions,
} from '@jsjb/shared/ticket/actionContract';
import type { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import type { Caller, Deps } from '../deps';
import { actOnTicket } from './commands/actOnTicket';
import { submitTicket } from './commands/submitTicket';
import { sourceNamed } from '../intake';
import { neighbourView, ticketBesides, withOwn } from './queries/views';
import { presentRow } from './present/presentNeighbour';
import { presentTicket } from './present/presentTicket';
import { lightFilter } from './queries/lightFilter';
import { itemsOf } from './present/wholeTimeline';
import { tellingsOf } from './queries/tellings';
import { factsShownOf, pageOfFacts } from './queries/ticketFacts';
import { ticketOf, type TicketDoc } from './store/ticketDoc';
import { linkedTo } from './store/previousTicket';
import { canRead } from './access/ticketAccess';
import { readOwnOrJoined, type ReadTicket } from './queries/readTicket';
import { resolveAction } from './queries/resolveAction';
import { factsVisibleTo, ownFacts } from './access/factsVisible';
import { listTicketsFor } from './queries/ownLists';
import type { Handler, Handlers } from '../platform/features/feature';
import { callerOn } from './queries/ownMatters';
import { areaOf, readerOf } from './queries/readerOf';

/** With what was added to it, and what other features tell of it. */
async function presentWhole(doc: TicketDoc, deps: Deps, caller: Caller): Promise<TicketDetail> {
  const id = doc._id.toHexString();
  const [reader, facts, rows, area, besides, tellings] = await Promise.all([
    readerOf(deps, caller, [doc]),
    factsShownOf(doc, deps, caller.actor),
    deps.timelineOf('tickets', id, caller),
    areaOf(deps, caller),
    ticketBesides(doc, deps, caller),
    tellingsOf(id, deps.models),
  ]);
  const linked = await linkedTo(doc, deps, (other) => canRead(ticketOf(other), caller.actor, area));
  return { ...presentTicket(doc, reader, { facts, rows, linked, tellings }), ...besides };
}

const present = ({ doc, neighbour }: ReadTicket, deps: Deps, caller: Caller): Promise<TicketDetail> =>
  neighbour ? neighbourView(doc, neighbour, deps, caller) : presentWhole(doc, deps, caller);

const actionHandler =
  <A extends PublicAction>(name: A): Handler<(typeof ticketActions)[A]> =>
  async ({ params, body, caller, deps }) => {
    const area = await areaOf(deps, caller);
    const { doc, neighbour } = await readOwnOrJoined(deps, params.id, caller.actor, {
      area,
      // Only a neighbour may come by the list of similar matters; for staff it would tell that the ticket exists.
      joining: name === 'join' && caller.actor.role === 'resident',
    });
    // Who may not act learns nothing of what the request names: units, categories, other tickets.
    if (!ticketRecord.relatesTo(ticketOf(doc), name, caller.actor)) throw new AppError('FORBIDDEN');
    const action = await resolveAction(name, body as ActionBody<A>, deps, caller);
    const version = isGuarded(name) ? (body as { version: number }).version : undefined;
    const moved = await actOnTicket(doc, action, version, deps, await callerOn(doc, deps, caller));
    // A neighbour is no reader of the ticket: the whole of it would tell whose it is.
    const shown = await present(
      { doc: moved, ...(neighbour ? { neighbour: withOwn(neighbour, name) } : {}) },
      deps,
      caller,
    );
    return shown as Awaited<ReturnType<Handler<(typeof ticketActions)[A]>>>;
  };

const actionHandlers = Object.fromEntries(
  publicActions.map((name) => [name, actionHandler(name)]),
) as unknown as Handlers<typeof ticketActions>;

export const ticketHandlers: Handlers<typeof ticketEndpoints & typeof ticketActions> = {
  ...actionHandlers,
  submitTicket: async ({ body, caller, deps }) => {
    const intake = { ...body, source: sourceNamed(body.source, caller) };
    return presentTicket(await submitTicket(intake, deps, caller), await readerOf(deps, caller));
  },
  listTickets: async ({ query: { light, ...rest }, caller, deps }) => {
    const { docs, next } = await listTicketsFor(
      deps,
      caller.actor,
      { ...rest, ...(light ? { light: lightFilter(light, caller.now) } : {}) },
      await areaOf(deps, caller),
    );
    const reader = await readerOf(deps, caller, docs);
    return { items: docs.map((doc) => presentRow(doc, reader)), ...(next ? { next } : {}) };
  },
  readTicket: async ({ params, caller, deps }) => {
    const area = await areaOf(deps, caller);
    return present(await readOwnOrJoined(deps, params.id, caller.actor, { area }), deps, caller);
  },
  listTicketFacts: async ({ params: { id }, query, caller, deps }) => {
    const area = await areaOf(deps, caller);
    const { doc, neighbour } = await readOwnOrJoined(deps, id, caller.actor, { area });
    const visible = (neighbour ? ownFacts : factsVisibleTo)(caller.actor);
    const [reader, { facts, next }] = await Promise.all([
      readerOf(deps, caller),
      pageOfFacts(id, query, deps, visible),
    ]);
    return { items: itemsOf(facts, doc, reader), ...(next ? { next } : {}) };
  },
};
