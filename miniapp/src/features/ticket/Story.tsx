/** What has happened to a ticket or a suggestion, newest first, as the server tells it to this reader. */
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import { Timeline } from '@/components/Timeline';
import type { Look } from '@/components/tone';
import { PhotoStrip } from './PhotoStrip';
import { timeWords } from './timeWords';

export interface StoryProps {
  /** In the order in which it happened. */
  items: readonly TimelineItem[];
  now: Date;
  /** By the type of event. */
  looks: Readonly<Record<string, Look>>;
}

export function Story({ items, now, looks }: StoryProps) {
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
