/**
 * The row of the audit log that somebody asked: written once, at once by the command, before anything is decided, and by
 * the outbox where the process ended in between.
 */
import type { Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { UnmaskingDoc } from './unmaskingDoc';

export async function auditAsking(
  { _id, number, reason, events }: UnmaskingDoc,
  { models, keys }: Pick<Deps, 'models' | 'keys'>,
): Promise<void> {
  const [asked] = events;
  // One of an earlier release, whose log does not know in which post it was asked, had its row from the start.
  if (!asked || !('role' in asked.by)) return;
  const { at, by } = asked;
  await appendAudit(models, keys, {
    at,
    personId: by.personId,
    ...(by.unitId ? { unitId: by.unitId } : {}),
    action: 'unmask.ask',
    subject: number,
    reason,
    key: `unmask.ask:${_id.toHexString()}`,
  });
}
