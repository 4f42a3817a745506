/** The story of a ticket, newest first, as the server tells it to this reader. */
import type { TimelineItem } from '@jsjb/shared/contract/ticketView';
import { Timeline } from '@/components/Timeline';
import type { Tone } from '@/components/tone';
import type { IconName } from '@/theme/icons';
import { PhotoStrip } from './PhotoStrip';
import { timeWords } from './timeWords';

/** Events without a row are told quietly. */
const looks: Readonly<Record<string, { tone: Tone; icon: IconName }>> = {
  'ticket.submitted': { tone: 'info', icon: 'send' },
  'ticket.dispatched': { tone: 'info', icon: 'forward' },
  'ticket.signed': { tone: 'info', icon: 'pencil' },
  'ticket.contacted': { tone: 'neutral', icon: 'phone' },
  'ticket.reported': { tone: 'info', icon: 'message-square' },
  'ticket.answered': { tone: 'success', icon: 'message-square' },
  'ticket.calledBack': { tone: 'success', icon: 'phone' },
  'ticket.rated': { tone: 'success', icon: 'star' },
  'ticket.selfResolved': { tone: 'success', icon: 'circle-check' },
  'ticket.refused': { tone: 'danger', icon: 'ban' },
  'ticket.urged': { tone: 'warn', icon: 'bell' },
  'ticket.supervised': { tone: 'warn', icon: 'flag' },
  'ticket.withdrawn': { tone: 'neutral', icon: 'undo-2' },
};

export function TicketTimeline({ items, now }: { items: readonly TimelineItem[]; now: Date }) {
  // The server tells it in the order in which it happened.
  const newestFirst = [...items].reverse();
  return (
    <Timeline
      items={newestFirst.map(({ type, at, title, who, text, photos }, index) => ({
        id: `${at}-${index}`,
        title,
        at: timeWords(new Date(at), now),
        who,
        ...(text ? { text } : {}),
        ...looks[type],
        extra: <PhotoStrip photos={photos} />,
      }))}
    />
  );
}
