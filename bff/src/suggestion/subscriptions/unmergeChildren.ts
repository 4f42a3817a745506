/**
 * What was merged into a suggestion that goes no further comes back to the centre: nobody's suggestion is lost with somebody
 * else's. One that was merged on is followed by reading (queries/suggestionLists.ts), so nothing is moved for it.
 */
import { systemActor } from '@jsjb/shared/kit/role';
import type { SuggestionStatus } from '@jsjb/shared/suggestion/suggestion';
import { actOnSuggestion } from '../commands/actOnSuggestion';
import type { Deps } from '../../deps';
import type { SuggestionDoc } from '../store/suggestionModels';
import { findSuggestion } from '../queries/suggestionLists';
import { ringBreaker } from '../../platform/records/mergeRing';

/** Taken back, or waiting for an author who may never come again. */
const goesNoFurther = (status: SuggestionStatus): boolean => status === 'withdrawn' || status === 'returned';

/** Another delivery may bring back the same one at the same time: then there is nothing left to do. */
async function unmerge(child: SuggestionDoc, deps: Deps): Promise<void> {
  const { parentId = '' } = child;
  const caller = { actor: systemActor, now: deps.now() };
  const command = { name: 'unmerge', data: { parentId } } as const;
  await actOnSuggestion(child, command, child.version, deps, caller).catch(async (error: unknown) => {
    const left = { _id: child._id, status: 'merged', parentId } as const;
    if (await deps.models.suggestions.exists(left)) throw error;
  });
}

/** The other may have gone while, or before, this one was merged into it; or both were merged into each other. */
async function lookAtParent({ _id }: SuggestionDoc, deps: Deps): Promise<void> {
  const { suggestions } = deps.models;
  const parentOf = ({ parentId = '' }: SuggestionDoc) => findSuggestion(suggestions, parentId);
  // It may have come back meanwhile.
  const doc = await findSuggestion(suggestions, _id.toHexString());
  if (doc?.status !== 'merged' || !doc.parentId) return;
  const parent = await parentOf(doc);
  if (parent && goesNoFurther(parent.status)) return unmerge(doc, deps);
  const breaker = await ringBreaker(doc, parentOf);
  if (breaker) await unmerge(breaker, deps);
}

/** Safe to repeat: what has come back is no longer merged. */
export async function unmergeChildren(_: unknown, doc: SuggestionDoc, deps: Deps): Promise<void> {
  if (doc.status === 'merged') return lookAtParent(doc, deps);
  if (!goesNoFurther(doc.status)) return;
  const parentId = doc._id.toHexString();
  const children = await deps.models.suggestions.find({ parentId, status: 'merged' }).lean<SuggestionDoc[]>();
  for (const child of children) await unmerge(child, deps);
}
