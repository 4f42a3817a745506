/**
 * A neighbour for whom a matter is not over though it has ended gets a ticket of their own: accepted, handled and called
 * back like any other. Once for each neighbour and matter, however often they say so or this is delivered.
 */
import { pages } from '@jsjb/shared/kit/pages';
import type { TicketEventType } from '@jsjb/shared/ticket/event';
import { finalStatuses } from '@jsjb/shared/ticket/lifecycle';
import { isUnsolved, type NeighbourAnswer } from '@jsjb/shared/ticket/neighbours';
import { Types } from 'mongoose';
import { findPersonDoc, openPerson } from '../../account';
import type { Deps } from '../../deps';
import { chinaTime } from '../../gateways/wechat/fitFields';
import { openPersonal } from '../../platform/personal/personal';
import { storeNotices } from '../../notice';
import { matterForNeighbours } from '../access/neighbourText';
import { matterOf } from '../access/ticketNotices';
import { openFromTicket } from '../commands/openFromTicket';
import { answersOf, neighbourKey, neighbourOf } from '../queries/neighbour';
import { ticketOf, type TicketDoc, type TicketFact } from '../store/ticketDoc';

/** Events by which a matter ends. */
export const endings = [
  'ticket.answered',
  'ticket.refused',
  'ticket.calledBack',
  'ticket.verdictGiven',
  'ticket.terminationDecided',
  'ticket.withdrawn',
  'ticket.selfResolved',
] as const satisfies readonly TicketEventType[];

const saysWhat = { solved: '', notSolved: '没有解决', neverCame: '没有人来过' } as const;

async function wordsOf(
  doc: TicketDoc,
  { personId, verdict, text, photos }: NeighbourAnswer,
  { records, cipher }: Deps,
): Promise<{ content: string; photos: string[] }> {
  const { docs } = await records.tickets.facts.page(doc._id.toHexString(), 'join', {
    limit: 1,
    where: { 'by.personId': personId },
  });
  const [joined] = docs as unknown as TicketFact[];
  const first = joined?.type === 'ticket.joined' ? joined.data : {};
  const personal = openPersonal(doc.personal, doc._id.toHexString(), cipher);
  const content = [
    first.text ?? matterForNeighbours(doc.content, personal),
    `（我也遇到的 ${doc.number} 结束后，我这里${saysWhat[verdict]}。${text}）`,
  ];
  return { content: content.join('\n'), photos: [...new Set([...(first.photos ?? []), ...photos])] };
}

async function openFor(doc: TicketDoc, answer: NeighbourAnswer, deps: Deps): Promise<void> {
  const { personId } = answer;
  const person = await findPersonDoc(deps.models.people, personId);
  // Who has left waits for nothing any more.
  if (!person || person.erasedAt || person.erasingAt) return;
  const by = { personId, role: 'resident' } as const;
  if (!(await neighbourOf(doc, by, deps))) return;
  const now = deps.now();
  const { point: _, ...place } = doc.place;
  const opened = await openFromTicket(
    doc,
    {
      ...(await wordsOf(doc, answer, deps)),
      _id: new Types.ObjectId(),
      at: now,
      by,
      requester: { personId, role: 'resident', anonymous: false },
      personal: openPerson(person, deps.cipher),
      idempotency: neighbourKey(doc, personId),
      place,
      link: { joinedFrom: { id: doc._id.toHexString(), number: doc.number } },
    },
    deps,
  );
  const { number } = opened;
  const id = opened._id.toHexString();
  await storeNotices(
    deps.models,
    [
      {
        _id: `${id}.own.${personId}`,
        personId,
        ticketId: id,
        number,
        template: 'progress',
        values: {
          number,
          matter: matterOf(ticketOf(opened)),
          status: '单独办理',
          time: chinaTime(now),
          note: '您说没有解决，已为您单独立案。',
        },
        page: `${pages.ticket}?id=${id}`,
        urgent: false,
        at: now,
      },
    ],
    now,
  );
}

async function openForAll(doc: TicketDoc, deps: Deps, of?: string): Promise<void> {
  if (doc.confidential || !finalStatuses.includes(doc.status)) return;
  for (const answer of await answersOf(doc, deps, of))
    if (isUnsolved(answer)) await openFor(doc, answer, deps);
}

export const openForNeighbours = (_: unknown, doc: TicketDoc, deps: Deps): Promise<void> =>
  openForAll(doc, deps);

export async function openForNeighbour(fact: TicketFact, _: unknown, deps: Deps): Promise<void> {
  const doc = await deps.records.tickets.find(new Types.ObjectId(fact.recordId));
  if (doc) await openForAll(doc, deps, fact.by.personId);
}
