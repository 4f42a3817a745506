/** Whom the messages about an event reached, in a sentence for offices. */
import type { Heard } from '@jsjb/shared/duty/duty';
import { heardWords } from '@jsjb/shared/duty/words';
import type { TicketEvent } from '@jsjb/shared/ticket/event';

/** By the ticket and the place of the event in its log, or by the identifier of a fact. */
export type Tellings = ReadonlyMap<string, readonly Heard[]>;

/** Nothing was written down in earlier releases, and of most events only what went another way is. */
export function heardIn(
  tellings: Tellings | undefined,
  ticketId: string,
  unitName: (id: string) => string,
): (event: TicketEvent) => string {
  return (event) => {
    const { seq, _id } = event as { seq?: number; _id?: string };
    const heard = tellings?.get(_id ?? `${ticketId}.${seq ?? ''}`);
    return heard ? `${heard.map((each) => heardWords(each, unitName)).join('；')}。` : '';
  };
}
