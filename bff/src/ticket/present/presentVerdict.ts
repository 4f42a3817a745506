/** What the resident judges, and what was recorded in their name, for them to read and to object to. */
import type { PhotoView } from '@jsjb/shared/photo/contract';
import type { ActionName } from '@jsjb/shared/ticket/action';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { CallbackAttempt, Ticket } from '@jsjb/shared/ticket/ticket';
import { isObjectable, reopenUntil } from '@jsjb/shared/ticket/verdict';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { isRequester, seesInternalNotes } from '../access/ticketAccess';
import type { Reader } from './reader';

type CallbackView = TicketDetail['callbacks'][number];

function presentCallback(call: CallbackAttempt, own: boolean, { actor, now }: Reader): CallbackView {
  const { at, contacted, solved, satisfaction, note, verdict, stars, objection } = call;
  return {
    at: at.toISOString(),
    contacted,
    ...(solved === undefined ? {} : { solved }),
    ...(satisfaction ? { satisfaction } : {}),
    // What a caller noted is between offices; the resident's own words are theirs.
    note: seesInternalNotes(actor) || verdict ? note : '',
    ...(verdict ? { verdict } : {}),
    ...(stars === undefined ? {} : { stars }),
    ...(objection ? { objection: { at: objection.at.toISOString(), text: objection.text } } : {}),
    ...(own && isObjectable(call, now) ? { objectable: true } : {}),
  };
}

export function presentCallbacks(ticket: Ticket, reader: Reader): CallbackView[] {
  const own = isRequester(ticket, reader.actor);
  if (!own && !seesInternalNotes(reader.actor)) return [];
  return ticket.callbacks.map((call) => presentCallback(call, own, reader));
}

/** The pictures of the report that the answer comes from. */
export function presentResult(
  events: readonly TicketEvent[],
  answer: string | undefined,
  photos: (ids: readonly string[]) => PhotoView[],
): Pick<TicketDetail, 'result'> {
  const report = events.findLast((event) => event.type === 'ticket.reported' && event.data.text === answer);
  if (report?.type !== 'ticket.reported' || report.data.photos.length === 0) return {};
  const { photos: ids, before = 0 } = report.data;
  return { result: { before: photos(ids.slice(0, before)), after: photos(ids.slice(before)) } };
}

/** Without what only the hour forbids. */
export function abilitiesNow(ticket: Ticket, { actor, now }: Pick<Reader, 'actor' | 'now'>): ActionName[] {
  const until = reopenUntil(ticket);
  const late: Partial<Record<ActionName, boolean>> = {
    reopen: until === undefined || until < now,
    object: !ticket.callbacks.some((call) => isObjectable(call, now)),
  };
  return ticketRecord.abilities(ticket, actor).filter((name) => !late[name]);
}

export function presentReopening(ticket: Ticket, { actor, now }: Reader): Pick<TicketDetail, 'reopenUntil'> {
  const until = isRequester(ticket, actor) ? reopenUntil(ticket) : undefined;
  return until && until >= now ? { reopenUntil: until.toISOString() } : {};
}
