/** The nearest closed tickets, shown beside a suggestion: "like these, which went to …". */
import { createTextIndex, type Likeness, type TextIndex } from './textIndex';

export interface ClosedTicket {
  id: string;
  title?: string;
  text: string;
}

export function indexClosed(tickets: Iterable<ClosedTicket>): TextIndex {
  const index = createTextIndex();
  for (const { id, title = '', text } of tickets) index.add(id, `${title} ${text}`);
  return index;
}

/** Below this two messages share words by chance. */
const faintest = 0.08;

export const similar = (index: TextIndex, text: string, k: number): Likeness[] =>
  index.search(text, k).filter((likeness) => likeness.score >= faintest);
