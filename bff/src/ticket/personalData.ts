/** Personal data of tickets. */
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import type { TicketEventType } from '@jsjb/shared/ticket/event';
import { eventWords } from '@jsjb/shared/ticket/words';
import type { FactDoc } from '../platform/records/recordDoc';
import type { TicketDoc } from './store/ticketDoc';
import { definePersonalData, noPersonalData } from '../platform/personal/declaration';
import { presentTicket } from './present/presentTicket';
import type { Takeout } from '../deps';
import { factsShownOf } from './queries/ticketFacts';
import { readerOf } from './queries/readerOf';

/** Open, or waiting for the ticket it was merged into: somebody may have to call any day. */
const unended = [...openStatuses, 'merged' as const];

export const ticketData = definePersonalData<TicketDoc, Takeout>({
  collection: 'tickets',
  // What an agent took down belongs to the caller, who has no account.
  subject: (personId) => ({ 'requester.personId': personId, 'requester.role': { $ne: 'agent' } }),
  sealed: [
    { path: 'personal.name', field: 'name' },
    { path: 'personal.phone', field: 'phone' },
    { path: 'personal.address', field: 'address' },
  ],
  open: {
    content: 'the matter itself: units must read it, and what it taught stays for the next one',
    answer: 'the answer to the matter, part of the record',
    place: 'where the matter is; a typed address is sealed, the area and the point are needed to dispatch',
    requester: 'an account, which names nobody once it is erased',
    joins: 'accounts of those who reported the same; they name nobody once erased',
    unsettled: 'facts on their way to their own collection: a moment, or until the next minute after a crash',
    rating: 'what the requester thought of the handling: scores rest on it',
    legs: 'what units and the centre wrote while handling, with their accounts: they answer for it',
    verifiedBy: 'accounts of who let the work pass: they answer for it, and do not judge it again',
    callbacks: 'notes of callbacks: scores rest on them',
    extension: 'a unit asks, the centre decides: they answer for it',
    shelving: 'a unit asks, the centre decides: they answer for it',
    termination: 'a unit asks, the centre decides: they answer for it',
    supervision: 'the note of the supervision office',
    origin: 'number and link of the ticket in the system that had it first',
    unmasked: 'which unit saw who asked to be kept unknown, for the requester to read',
    events:
      'the log: each event is under the hash of the next, so a changed word would read as a forgery. Name, phone and ' +
      'address are never in it; what people wrote into the matter and its supplements is, and stays for the record',
  },
  harmless: { list: 'units, areas and dates by which lists are sorted' },
  photos: [
    'photos',
    'legs.reports.photos',
    'legs.returnRequest.evidence',
    'events.data.photos',
    'events.data.evidence',
    'unsettled.data.photos',
  ],
  export: {
    as: 'tickets',
    sort: { _id: -1 },
    limit: 1000,
    row: async (doc, { deps, caller }) =>
      presentTicket(doc, await readerOf(deps, caller), {
        facts: await factsShownOf(doc, deps, caller.actor),
      }),
  },
  unfinished: {
    where: { status: { $in: unended } },
    words: (count) => `您还有 ${count} 件诉求在办理。请先撤回，或等办结以后再删除。`,
  },
  // The matter stays, for the city's duty to account.
  erase: { unset: ['personal'] },
  retain: {
    what: 'personal',
    period: 'personalYears',
    due: (since) => ({ status: { $nin: unended }, updatedAt: { $lt: since } }),
    removes: ['personal'],
  },
});

/** Own words and photos, and to which ticket they were added. */
const presentOwnFact = ({ recordId, type, at, data }: FactDoc) => ({
  ticketId: recordId,
  what: eventWords[type as TicketEventType],
  at: at.toISOString(),
  ...(data as object),
});

export const ticketFactData = definePersonalData<FactDoc>({
  collection: 'ticketFacts',
  subject: (personId) => ({ 'by.personId': personId }),
  open: {
    by: 'an account, which names nobody once it is erased',
    data: 'what was added to the matter: units must read it. It is under the hash of the fact, as an event is',
  },
  photos: ['data.photos'],
  export: { as: 'ticketFacts', sort: { at: -1 }, limit: 1000, row: (doc) => presentOwnFact(doc) },
  erase: { keep: 'the matter stays, for the city’s duty to account; the account names nobody' },
  retain: { keep: 'as long as the ticket' },
});

export const ticketTellingData = noPersonalData({
  collection: 'ticketTellings',
  none: 'which post of which unit a message reached, and how many people; not who',
});
