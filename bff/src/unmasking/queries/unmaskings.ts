/** Requests to see who is kept unknown: those that wait for a decision, and one's own. */
import type { Models } from '../../deps';
import type { UnmaskingDoc } from '../store/unmaskingModel';

const SHOWN = 100;
const OWN_MS = 30 * 86_400_000;

export async function listUnmaskings(
  { unmaskings }: Models,
  personId: string,
  decides: boolean,
  now: Date,
): Promise<UnmaskingDoc[]> {
  const list = (filter: object) =>
    unmaskings.find(filter).sort({ _id: -1 }).limit(SHOWN).lean<UnmaskingDoc[]>().exec();
  const [waiting, own] = await Promise.all([
    decides ? list({ state: 'waiting', personId: { $ne: personId } }) : [],
    list({ personId, at: { $gt: new Date(now.getTime() - OWN_MS) } }),
  ]);
  return [...waiting, ...own];
}
