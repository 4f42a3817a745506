/**
 * Requests to see who is kept unknown become records: their state in the words of every approval, their log chained by
 * hashes, made of what was stored. In which post somebody acted was not stored and stays unknown.
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
  personId: string;
  unitId?: string;
  reason: string;
  note?: string;
  events: { type: string; at: Date; by: string }[];
}

const statusOf: Partial<Record<string, string>> = {
  'unmasking.asked': 'asked',
  'unmasking.approved': 'approved',
  'unmasking.refused': 'rejected',
};

export function withRecord(doc: Stored): Update | undefined {
  if (doc['status'] !== undefined) return undefined;
  const { ticketId, personId, unitId, reason, note = '', events } = doc as unknown as Former;
  const subject = { ticketId };
  const unit = unitId ? { unitId } : {};
  const steps: Record<string, unknown>[] = [];
  let log: Logged[] = [];
  for (const { type, at, by } of events) {
    const status = statusOf[type];
    const asks = status === 'asked';
    const actor = { personId: by, ...(by === personId ? unit : {}) };
    if (status) steps.push({ status, at, ...actor, note: asks ? reason : note });
    const event = {
      type: status ? `unmasking.${status}` : type,
      at,
      by: actor as Happened['by'],
      data: asks ? { subject, reason } : status ? { note } : {},
    };
    log = [...log, chained(event, log.length + 1, log.at(-1)?.hash ?? '')];
  }
  const used = log.find(({ type }) => type === 'unmasking.used');
  return {
    $set: {
      status: steps.at(-1)?.['status'],
      version: log.length,
      updatedAt: log.at(-1)?.at,
      subject,
      steps,
      events: log,
      ...(used ? { usedAt: used.at } : {}),
    },
    $unset: { state: '', ticketId: '', unitId: '', at: '', decidedBy: '', decidedAt: '', note: '' },
  };
}

export const unmaskingRecords = defineMigration({
  number: 4,
  name: 'requests to see who is kept unknown as records',
  steps: [
    ...['state_1__id_-1', 'ticketId_1_personId_1', 'personId_1_ticketId_1'].map((index) =>
      dropIndex({ collection: 'unmaskings', index }),
    ),
    changeDocuments({ collection: 'unmaskings', change: withRecord }),
  ],
});
