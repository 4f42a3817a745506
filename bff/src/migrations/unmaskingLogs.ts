/** Requests to see who is kept unknown get the log that their notices follow. What they have told is not told again. */
import { changeDocuments, defineMigration, type Stored, type Update } from '../platform/db/migration';

export function withLog(doc: Stored): Update | undefined {
  if (doc['events'] !== undefined) return undefined;
  const { personId, at, state, decidedBy, decidedAt } = doc;
  const asked = { seq: 1, type: 'unmasking.asked', at, by: personId };
  const decided = { seq: 2, type: `unmasking.${String(state)}`, at: decidedAt, by: decidedBy };
  const events = state === 'waiting' ? [asked] : [asked, decided];
  return { $set: { events, version: events.length, outbox: { seq: events.length } } };
}

export const unmaskingLogs = defineMigration({
  number: 3,
  name: 'logs of requests to see who is kept unknown',
  steps: [changeDocuments({ collection: 'unmaskings', change: withLog })],
});
