/**
 * The one list of migrations, by rising number: what an older version has stored becomes what this version reads. Run
 * at every start before indexes are made, each once. A released migration is never changed; what is wrong in it is
 * mended by a later one. Events inside records are never rewritten: they stand under their hashes, and readers are shown
 * today's words (see `formerWords` in shared).
 */
import type { Migration } from '../platform/db/migration';
import { exclusionRecords } from './exclusionRecords';
import { factCounts } from './factCounts';
import { listDues } from './listDues';
import { moderationHolds } from './moderationHolds';
import { outboxMarks } from './outboxMarks';
import { unmaskingLogs } from './unmaskingLogs';
import { unmaskingRecords } from './unmaskingRecords';
import { words } from './words';

export const migrations: readonly Migration[] = [
  words,
  outboxMarks,
  unmaskingLogs,
  unmaskingRecords,
  factCounts,
  exclusionRecords,
  moderationHolds,
  listDues,
];
