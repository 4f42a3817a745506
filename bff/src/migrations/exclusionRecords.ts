/**
 * Exclusions become records: their state in the words of every approval, their log chained by hashes, made of the steps
 * that were stored. In which post somebody acted was not stored and stays unknown.
 */
import {
  changeDocuments,
  defineMigration,
  dropIndex,
  type Stored,
  type Update,
} from '../platform/db/migration';
import { chained, type Happened, type Logged } from '../platform/records/eventLog';

interface Former {
  ticketId: string;
  unitId: string;
  rates: string[];
  evidence: string[];
  steps: { state: string; at: Date; by: string; note: string }[];
}

const statusOf = (state: string): string => (state === 'proposed' ? 'asked' : state);

export function withRecord(doc: Stored): Update | undefined {
  if (doc['status'] !== undefined) return undefined;
  const { ticketId, unitId, rates, evidence, steps } = doc as unknown as Former;
  const subject = { ticketId, unitId, rates, evidence };
  const events = steps.reduce<Logged[]>((log, { state, at, by, note }) => {
    const event: Happened = {
      type: `exclusion.${statusOf(state)}`,
      at,
      by: { personId: by } as Happened['by'],
      data: log.length === 0 ? { subject, reason: note } : { note },
    };
    return [...log, chained(event, log.length + 1, log.at(-1)?.hash ?? '')];
  }, []);
  return {
    $set: {
      status: statusOf(String(doc['state'])),
      version: events.length,
      updatedAt: events.at(-1)?.at,
      subject,
      steps: steps.map(({ state, at, by, note }) => ({ status: statusOf(state), at, personId: by, note })),
      events,
      // The figures follow the last decision already.
      outbox: { seq: events.length },
    },
    $unset: { state: '', ticketId: '', unitId: '', rates: '', evidence: '' },
  };
}

export const exclusionRecords = defineMigration({
  number: 6,
  name: 'exclusions as records',
  steps: [
    ...['ticketId_1', 'unitId_1_at_-1', 'state_1_at_-1'].map((index) =>
      dropIndex({ collection: 'scoreExclusions', index }),
    ),
    changeDocuments({ collection: 'scoreExclusions', change: withRecord }),
  ],
});
