/** What is asked of the database in one moment goes in one trip; what is asked alone goes alone, without waiting. */
import DataLoader from 'dataloader';

/** A page of the driver's first batch: more would need a second trip. */
const MOST = 100;

/** `trip` answers in the order of what it was asked: a value or an error for each; when it throws, all have failed. */
export const batched = <Asked, Answer>(
  trip: (asked: readonly Asked[]) => Promise<(Answer | Error)[]>,
): ((one: Asked) => Promise<Answer>) => {
  const loader = new DataLoader<Asked, Answer>(trip, {
    // Every question is asked anew: an answer from before may be out of date.
    cache: false,
    maxBatchSize: MOST,
    // Once the requests that have arrived by now have been read: theirs come along.
    batchScheduleFn: (go) => void setImmediate(go),
  });
  return (one) => loader.load(one);
};
