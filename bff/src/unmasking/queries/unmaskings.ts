/** Requests to see who is kept unknown: those that wait for a decision, and one's own. */
import type { Actor } from '@jsjb/shared/kit/role';
import { unmaskingDeciders } from '@jsjb/shared/unmasking/unmasking';
import type { Models } from '../../deps';
import type { UnmaskingDoc } from '../store/unmaskingDoc';

const SHOWN = 100;
const OWN_MS = 30 * 86_400_000;

export async function listUnmaskings(
  { unmaskings }: Models,
  { personId, role }: Actor,
  now: Date,
): Promise<UnmaskingDoc[]> {
  const list = (filter: object) =>
    unmaskings.find(filter).sort({ _id: -1 }).limit(SHOWN).lean<UnmaskingDoc[]>().exec();
  const decides = unmaskingDeciders.some((each) => each === role);
  const [waiting, own] = await Promise.all([
    decides ? list({ status: 'asked', personId: { $ne: personId } }) : [],
    list({ personId, updatedAt: { $gt: new Date(now.getTime() - OWN_MS) } }),
  ]);
  return [...waiting, ...own];
}
