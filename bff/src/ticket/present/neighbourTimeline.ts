/** The story of a matter as a neighbour who joined may know it: its steps, and their own words. */
import type { TicketEvent, TicketEventType } from '@jsjb/shared/ticket/event';
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import type { Personal } from '../../platform/personal/personal';
import { textForNeighbours } from '../access/neighbourText';
import type { ShownTicketFacts, TicketDoc } from '../store/ticketDoc';
import { withEarlier } from './facts';
import type { Reader } from './reader';
import { itemsOf } from './wholeTimeline';

/** What is not named here is between the requester and the offices. */
const steps: ReadonlySet<string> = new Set<TicketEventType>([
  'ticket.submitted',
  'ticket.accepted',
  'ticket.answered',
  'ticket.refused',
  'ticket.dispatched',
  'ticket.signed',
  'ticket.transferred',
  'ticket.coHandled',
  'ticket.returnApproved',
  'ticket.ruled',
  'ticket.extensionDecided',
  'ticket.reported',
  'ticket.verified',
  'ticket.shelvingDecided',
  'ticket.resumed',
  'ticket.terminationDecided',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.followed',
  'ticket.selfResolved',
]);

/** That it happened is everybody's; the words are the requester's. */
function titleOf(event: TicketEvent): string | undefined {
  if (event.type === 'ticket.withdrawn') return '反映人已撤回';
  if (event.type === 'ticket.reopened') return '反映没有解决，重新办理';
  if (event.type !== 'ticket.calledBack' && event.type !== 'ticket.verdictGiven') return undefined;
  const { leadsTo } = event.data;
  if (leadsTo === 'retry') return undefined;
  if (leadsTo === 'redo') return '退回承办单位重新办理';
  return leadsTo === 'review' ? '请中心重新研究办理' : '已办结';
}

function turnOf(event: TicketEvent): TimelineItem[] {
  const title = titleOf(event);
  return title
    ? [{ type: event.type, at: event.at.toISOString(), title, who: '接诉即办中心', photos: [] }]
    : [];
}

/** `facts`: what this neighbour has added. */
export function neighbourTimeline(
  doc: TicketDoc,
  reader: Reader,
  facts: ShownTicketFacts,
  personal: Personal,
): TimelineItem[] {
  const log = itemsOf(doc.events, doc, reader)
    .filter(({ type }) => steps.has(type))
    .map((item) => ({
      ...item,
      ...(item.text ? { text: textForNeighbours(item.text, personal) } : {}),
      photos: [],
    }));
  const items = [...log, ...doc.events.flatMap(turnOf), ...itemsOf(facts.facts, doc, reader)];
  // Stable: what happened at the same instant keeps its order.
  return withEarlier(
    items.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    facts,
  );
}
