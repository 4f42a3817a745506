/** Event → one notice for each person concerned, or for the next above where nobody holds the post. Repeating it makes no second one: the identifier is the same. */
import { isGuest } from '@jsjb/shared/intake/guest';
import type { Heard } from '@jsjb/shared/duty/duty';
import { gapIn } from '@jsjb/shared/duty/words';
import { defined } from '@jsjb/shared/kit/defined';
import { pages } from '@jsjb/shared/kit/pages';
import type { Role } from '@jsjb/shared/kit/role';
import { chinaTime } from '../../gateways/wechat/fitFields';
import type { Deps } from '../../deps';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { ticketOf, type LoggedEvent, type TicketDoc, type TicketFact } from '../store/ticketDoc';
import { storeNotices, type NewNotice } from '../../notice';
import type { NoticeDraft } from '../access/noticeDraft';
import { joinerNoticesOf } from '../access/joinerNotices';
import { parentNoticesOf } from '../access/mergeNotices';
import { mergedAt, mergedInto, parentOf } from '../queries/merged';
import { matterOf, noticesOf, type UnitName } from '../access/ticketNotices';
import { joinersOf } from '../queries/neighbour';
import { storeTelling } from '../store/tellingModel';
import { whoHears, type Audience, type Hearer } from '../../duty';
import { Types } from 'mongoose';

/** Old events make no notice: an import or a replay must not ring every phone of the city. */
const FRESH_MS = 7 * 86_400_000;

const workPages: Partial<Record<Role, string>> = {
  official: pages.agencyTicket,
  dispatcher: pages.centerTicket,
  agent: pages.centerTicket,
  supervisor: pages.centerTicket,
  leader: pages.leaderTicket,
};

/** Where this person reads the ticket: in the first of their posts that may. An admin reads none, and sees to the roster. */
function workPageOf({ posts }: Hearer, id: string): string {
  const page = posts.map(({ role }) => workPages[role]).find(Boolean);
  return page ? `${page}?id=${id}` : pages.roster;
}

interface Told {
  event: TicketEvent;
  /** The same for the same event, so that it is told once. */
  key: string;
}

interface Addressed {
  people: readonly { id: string; page: string }[];
  /** Undefined: it was meant for the requester. */
  audience?: Audience;
}

async function addressed({ addressee }: NoticeDraft, doc: TicketDoc, deps: Deps): Promise<Addressed> {
  const id = doc._id.toHexString();
  if (addressee.to === 'requester' || addressee.to === 'joiners') {
    // Who filled in for a caller or reported from the grid follows it at their desk.
    const hears = doc.requester.role === 'resident' && !isGuest(doc.requester.personId);
    const own = hears ? [doc.requester.personId] : [];
    const residents = addressee.to === 'joiners' ? await joinersOf(doc, deps) : own;
    return { people: residents.map((personId) => ({ id: personId, page: `${pages.ticket}?id=${id}` })) };
  }
  const { to, ...unit } = addressee;
  const audience = await whoHears({ seat: to, ...unit }, deps);
  const hearers = [...audience.people, ...audience.waiting];
  return { audience, people: hearers.map((one) => ({ id: one.id, page: workPageOf(one, id) })) };
}

function noticesTo(
  { template, status, note, noteFor, urgent }: NoticeDraft,
  { people, audience }: Addressed,
  doc: TicketDoc,
  { event, key }: Told,
  unitName: UnitName,
): NewNotice[] {
  const ticket = ticketOf(doc);
  const at = template === 'deadline' ? (ticket.clock?.dueAt ?? event.at) : event.at;
  const why = audience ? gapIn(audience, unitName) : '';
  const own = (audience?.to && noteFor?.(audience.to.seat)) ?? note;
  const words = why ? `${why}，转告您：${own}` : own;
  return people
    .filter(({ id }) => id !== event.by.personId)
    .map(({ id, page }) => ({
      _id: `${key}.${id}.${template}`,
      personId: id,
      ticketId: ticket.id,
      number: ticket.number,
      template,
      values: { number: ticket.number, matter: matterOf(ticket), status, time: chinaTime(at), note: words },
      page,
      urgent,
      at: event.at,
    }));
}

async function unitNames(deps: Deps): Promise<UnitName> {
  const { units } = await deps.city.snapshot();
  return (id = '') => units.get(id)?.name ?? '有关单位';
}

const newNotices = async (draft: NoticeDraft, doc: TicketDoc, told: Told, deps: Deps): Promise<NewNotice[]> =>
  noticesTo(draft, await addressed(draft, doc, deps), doc, told, await unitNames(deps));

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

/** A reminder says whom it reached; anything else only where it was not whom it was meant for. */
async function record(told: Told, audiences: readonly Audience[], doc: TicketDoc, deps: Deps): Promise<void> {
  const heard = audiences
    .filter(({ gap }) => gap !== undefined || told.event.type === 'ticket.alarmed')
    .map(({ asked, to, count, gap }): Heard => defined({ asked, to, count, gap }));
  if (heard.length === 0) return;
  if (heard.some(({ to }) => !to)) deps.log.error({ ticket: doc.number }, 'nobody of the city can be told');
  const ticketId = doc._id.toHexString();
  await storeTelling(deps.models, { _id: told.key, ticketId, at: told.event.at, heard });
}

async function tell(told: Told, doc: TicketDoc, deps: Deps): Promise<void> {
  const now = deps.now();
  if (now.getTime() - told.event.at.getTime() > FRESH_MS) return;
  const unitName = await unitNames(deps);
  const drafts = noticesOf(told.event, ticketOf(doc), unitName);
  const all = await Promise.all(
    drafts.map(async (draft) => ({ draft, to: await addressed(draft, doc, deps) })),
  );
  // Who is told for somebody else as well reads what is meant for themselves.
  const meant = all.toSorted(
    (a, b) => Number(Boolean(a.to.audience?.gap)) - Number(Boolean(b.to.audience?.gap)),
  );
  const notices = meant.flatMap(({ draft, to }) => noticesTo(draft, to, doc, told, unitName));
  const merged = await Promise.all([toParent(told, doc, deps), toMerged(told, doc, deps)]);
  await storeNotices(deps.models, [...notices, ...merged.flat()], now);
  await record(
    told,
    all.flatMap(({ to }) => to.audience ?? []),
    doc,
    deps,
  );
}

export const notify = (event: LoggedEvent, doc: TicketDoc, deps: Deps): Promise<void> =>
  tell({ event, key: `${doc._id.toHexString()}.${event.seq}` }, doc, deps);

export async function notifyOfFact(fact: TicketFact, _: unknown, deps: Deps): Promise<void> {
  const doc = await deps.records.tickets.find(new Types.ObjectId(fact.recordId));
  if (doc) await tell({ event: fact, key: fact._id }, doc, deps);
}
