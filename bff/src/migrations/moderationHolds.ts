/** What waits for a person to look at it becomes a hold: marked here, opened by the next pass of the checks. */
import { changeDocuments, defineMigration, type Stored, type Update } from '../platform/db/migration';

export const toDoubt = ({ state }: Stored): Update | undefined =>
  state === 'held' ? { $set: { state: 'doubtful' } } : undefined;

export const moderationHolds = defineMigration({
  number: 7,
  name: 'contents held for a person as records',
  steps: [changeDocuments({ collection: 'moderation', change: toDoubt })],
});
