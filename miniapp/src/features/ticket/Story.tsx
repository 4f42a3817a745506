/** What has happened to a ticket or a suggestion, newest first, as the server tells it to this reader. */
import { factKinds, type FactKind } from '@jsjb/shared/ticket/contract';
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import { Timeline } from '@/components/Timeline';
import type { Look } from '@/components/tone';
import { Earlier } from './Earlier';
import { PhotoStrip } from './PhotoStrip';
import { timeWords } from './timeWords';

export interface StoryProps {
  /** In the order in which it happened. */
  items: readonly TimelineItem[];
  now: Date;
  /** By the type of event. */
  looks: Readonly<Record<string, Look>>;
  /** The ticket whose story it is: what its page leaves out can be opened. */
  ticketId?: string;
}

const kindOf = (type: string): FactKind | undefined => factKinds.find((kind) => type === `earlier.${kind}`);

export function Story({ items, now, looks, ticketId }: StoryProps) {
  const extraOf = ({ type, at, photos }: TimelineItem) => {
    const kind = kindOf(type);
    return kind && ticketId ? (
      <Earlier ticketId={ticketId} kind={kind} before={at} now={now} />
    ) : (
      <PhotoStrip photos={photos} />
    );
  };
  return (
    <Timeline
      items={[...items].reverse().map((item, index) => {
        const { type, at, title, who, text } = item;
        return {
          id: `${at}-${index}`,
          title,
          at: timeWords(new Date(at), now),
          who,
          ...(text ? { text } : {}),
          ...looks[type],
          extra: extraOf(item),
        };
      })}
    />
  );
}
