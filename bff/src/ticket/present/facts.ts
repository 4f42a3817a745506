/** What was added to a ticket, woven into its timeline; what is left out is told as a number. */
import type { ActionName } from '@jsjb/shared/ticket/action';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { joinersIn } from '@jsjb/shared/ticket/neighbours';
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import { weave } from '../../platform/records/weave';
import type { ShownTicketFacts } from '../store/ticketDoc';

export const noFacts: ShownTicketFacts = { facts: [], counts: {}, earlier: [] };

/** What happened at the same instant stands after the log's own. */
export const withFacts = (
  events: readonly TicketEvent[],
  { facts }: Pick<ShownTicketFacts, 'facts'>,
): TicketEvent[] => weave<TicketEvent>(events, facts, (fact, event) => fact.at < event.at);

const earlierWords: Partial<Record<ActionName, (count: number) => string>> = {
  supplement: (count) => `更早还有 ${count} 条补充说明`,
  urge: (count) => `更早还有 ${count} 次催办`,
  join: (count) => `更早还有 ${count} 位邻居写了情况`,
};

export function withEarlier(
  items: readonly TimelineItem[],
  { earlier }: Pick<ShownTicketFacts, 'earlier'>,
): TimelineItem[] {
  const told = earlier.map(({ action, count, before }): TimelineItem => ({
    type: `earlier.${action}`,
    at: before.toISOString(),
    title: earlierWords[action as ActionName]?.(count) ?? '',
    who: '系统',
    photos: [],
  }));
  return weave(
    items,
    told.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    (one, item) => Date.parse(one.at) <= Date.parse(item.at),
  );
}

/** Those who joined have no rows of their own: the first one says how many they are. */
export function withJoined(
  items: readonly TimelineItem[],
  { counts }: Pick<ShownTicketFacts, 'counts'>,
): TimelineItem[] {
  const joined = joinersIn({ counts });
  if (joined === 0) return [...items];
  return items.map((item) =>
    item.type === 'ticket.submitted' ? { ...item, text: `${item.text ?? ''}有 ${joined} 人也遇到。` } : item,
  );
}

/** Pictures of the matter, then those added to it. */
export const photosIn = (
  { photos }: { photos: readonly string[] },
  { facts }: Pick<ShownTicketFacts, 'facts'> = noFacts,
): string[] => [
  ...photos,
  ...facts.flatMap((fact) =>
    fact.type === 'ticket.supplemented' || fact.type === 'ticket.joined' ? (fact.data.photos ?? []) : [],
  ),
];
