/** The story of an idea, newest first, as the server tells it to this reader. */
import type { TimelineItem } from '@jsjb/shared/contract/ticketView';
import { Timeline } from '@/components/Timeline';
import { PhotoStrip } from '@/ticket/PhotoStrip';
import { timeWords } from '@/ticket/timeWords';
import type { Look } from './looks';

/** Events without a row are told quietly. */
const looks: Readonly<Record<string, Look>> = {
  'suggestion.submitted': { tone: 'info', icon: 'send' },
  'suggestion.accepted': { tone: 'info', icon: 'check' },
  'suggestion.givenBack': { tone: 'warn', icon: 'undo-2' },
  'suggestion.forwarded': { tone: 'info', icon: 'forward' },
  'suggestion.adopted': { tone: 'success', icon: 'thumbs-up' },
  'suggestion.partlyAdopted': { tone: 'success', icon: 'thumbs-up' },
  'suggestion.declined': { tone: 'neutral', icon: 'ban' },
  'suggestion.answered': { tone: 'success', icon: 'message-square' },
  'suggestion.carriedOut': { tone: 'success', icon: 'circle-check' },
  'suggestion.rewarded': { tone: 'success', icon: 'award' },
  'suggestion.cosigned': { tone: 'neutral', icon: 'thumbs-up' },
  'suggestion.published': { tone: 'info', icon: 'megaphone' },
};

export function IdeaTimeline({ items, now }: { items: readonly TimelineItem[]; now: Date }) {
  return (
    <Timeline
      items={[...items].reverse().map(({ type, at, title, who, text, photos }, index) => ({
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
