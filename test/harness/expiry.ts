/** The store's own clock cannot be turned: it must not remove what still holds by the clock of the test. */
import type { Models } from '@jsjb/bff/deps';

export async function keepWhatTheTurnedClockKeeps(models: Models): Promise<void> {
  for (const model of [models.sessions, models.rateBuckets]) await model.collection.dropIndex('expiresAt_1');
}
