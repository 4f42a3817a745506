/** Event → one notice for each person concerned. Repeating it makes no second one: the identifier is the same. */
import { isGuest } from '@jsjb/shared/intake/guest';
import { pages } from '@jsjb/shared/kit/pages';
import type { Role } from '@jsjb/shared/kit/role';
import { chinaTime } from '../../gateways/wechat/fitFields';
import type { Deps } from '../../deps';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { ticketOf, type LoggedEvent, type TicketDoc, type TicketFact } from '../store/ticketDoc';
import { storeNotices, type NewNotice } from '../../notice';
import type { Addressee, NoticeDraft } from '../access/noticeDraft';
import { matterOf, noticesOf } from '../access/ticketNotices';
import { joinerNoticesOf } from '../access/joinerNotices';
import { parentNoticesOf } from '../access/mergeNotices';
import { mergedAt, mergedInto, parentOf } from '../queries/merged';
import { joinersOf } from '../queries/neighbour';
import { listHolders } from '../../account';
import { Types } from 'mongoose';

/** Old events make no notice: an import or a replay must not ring every phone of the city. */
const FRESH_MS = 7 * 86_400_000;

const workPages: Partial<Record<Role, string>> = {
  official: pages.agencyTicket,
  dispatcher: pages.centerTicket,
  supervisor: pages.centerTicket,
};

async function peopleOf(addressee: Addressee, doc: TicketDoc, deps: Deps): Promise<string[]> {
  const { people } = deps.models;
  switch (addressee.to) {
    case 'requester':
      // Who filled in for a caller or reported from the grid follows it at their desk.
      return doc.requester.role === 'resident' && !isGuest(doc.requester.personId)
        ? [doc.requester.personId]
        : [];
    case 'joiners':
      return joinersOf(doc, deps);
    case 'handlers':
      return listHolders(people, { role: 'official', unitId: addressee.unitId });
    case 'head':
      return listHolders(people, { role: 'official', unitId: addressee.unitId, head: true });
    case 'firstResponsible': {
      const unit = (await deps.city.snapshot()).units.get(addressee.unitId);
      return unit?.firstResponsible ? [unit.firstResponsible] : [];
    }
    case 'dispatchers':
      return listHolders(people, { role: 'dispatcher' });
    case 'supervisors':
      return listHolders(people, { role: 'supervisor' });
  }
}

const pageOf = ({ to }: Addressee): string =>
  (to === 'requester' || to === 'joiners'
    ? pages.ticket
    : workPages[to === 'dispatchers' ? 'dispatcher' : to === 'supervisors' ? 'supervisor' : 'official']) ??
  '';

interface Told {
  event: TicketEvent;
  /** The same for the same event, so that it is told once. */
  key: string;
}

async function newNotices(
  draft: NoticeDraft,
  doc: TicketDoc,
  { event, key }: Told,
  deps: Deps,
): Promise<NewNotice[]> {
  const ticket = ticketOf(doc);
  const holders = await peopleOf(draft.addressee, doc, deps);
  const at = draft.template === 'deadline' ? (ticket.clock?.dueAt ?? event.at) : event.at;
  const { template, status, note, urgent } = draft;
  return holders
    .filter((personId) => personId !== event.by.personId)
    .map((personId) => ({
      _id: `${key}.${personId}.${template}`,
      personId,
      ticketId: ticket.id,
      number: ticket.number,
      template,
      values: { number: ticket.number, matter: matterOf(ticket), status, time: chinaTime(at), note },
      page: `${pageOf(draft.addressee)}?id=${ticket.id}`,
      urgent,
      at: event.at,
    }));
}

/** The units of the one it was merged into. */
async function toParent(told: Told, doc: TicketDoc, deps: Deps): Promise<NewNotice[]> {
  if (doc.status !== 'merged' && told.event.type !== 'ticket.unmerged') return [];
  const parent = await parentOf(doc, deps);
  if (!parent) return [];
  const drafts = parentNoticesOf(told.event, ticketOf(parent));
  const key = `${told.key}.p`;
  return (await Promise.all(drafts.map((draft) => newNotices(draft, parent, { ...told, key }, deps)))).flat();
}

/** Who waits with a ticket that was merged into it hears of its progress; the end they are told of by their own. */
async function toMerged(told: Told, doc: TicketDoc, deps: Deps): Promise<NewNotice[]> {
  const drafts = joinerNoticesOf(told.event, ticketOf(doc)).filter(({ template }) => template === 'progress');
  if (drafts.length === 0) return [];
  const waiting = (await mergedInto(doc, deps)).filter(
    (child) => child.status === 'merged' && mergedAt(child) <= told.event.at,
  );
  const notices = waiting.flatMap((child) => {
    const to = { ...told, key: `${told.key}.${child._id.toHexString()}` };
    return drafts.flatMap((draft) =>
      (['requester', 'joiners'] as const).map((addressee) =>
        newNotices({ ...draft, addressee: { to: addressee } }, child, to, deps),
      ),
    );
  });
  return (await Promise.all(notices)).flat();
}

async function tell(told: Told, doc: TicketDoc, deps: Deps): Promise<void> {
  const now = deps.now();
  if (now.getTime() - told.event.at.getTime() > FRESH_MS) return;
  const { units } = await deps.city.snapshot();
  const unitName = (id = ''): string => units.get(id)?.name ?? '有关单位';
  const drafts = noticesOf(told.event, ticketOf(doc), unitName);
  const notices = await Promise.all([
    ...drafts.map((draft) => newNotices(draft, doc, told, deps)),
    toParent(told, doc, deps),
    toMerged(told, doc, deps),
  ]);
  await storeNotices(deps.models, notices.flat(), now);
}

export const notify = (event: LoggedEvent, doc: TicketDoc, deps: Deps): Promise<void> =>
  tell({ event, key: `${doc._id.toHexString()}.${event.seq}` }, doc, deps);

export async function notifyOfFact(fact: TicketFact, _: unknown, deps: Deps): Promise<void> {
  const doc = await deps.records.tickets.find(new Types.ObjectId(fact.recordId));
  if (doc) await tell({ event: fact, key: fact._id }, doc, deps);
}
