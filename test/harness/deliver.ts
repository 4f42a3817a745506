/** What follows the events so far has followed: notices are made, scores counted, merged tickets moved along. */
import type { Deps } from '@jsjb/bff/deps';

export async function deliverDue({ outbox }: Pick<Deps, 'outbox'>): Promise<void> {
  // A delivery may write an event that something follows in turn.
  while ((await outbox.pass()) > 0);
}
