/** Shows the name and phone of a suggestion's author to who works on it, after writing down who asked and why. */
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { SuggestionDoc } from '../../suggestion';
import { openPersonal, type Personal } from '../../platform/personal/personal';

export async function unmaskAuthor(
  { _id, number, personal }: SuggestionDoc,
  reason: string,
  deps: Deps,
  { actor, now }: Caller,
): Promise<Personal> {
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    ...(actor.unitId ? { unitId: actor.unitId } : {}),
    action: 'suggestion.unmask',
    subject: number,
    reason,
  });
  return openPersonal(personal, _id.toHexString(), deps.cipher, 'suggestions');
}
