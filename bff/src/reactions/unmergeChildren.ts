/**
 * What was merged into a suggestion that goes no further comes back to the centre: nobody's suggestion is lost with somebody
 * else's. One that was merged on is followed by reading (queries/suggestionLists.ts), so nothing is moved for it.
 */
import { systemActor } from '@jsjb/shared/people/role';
import type { SuggestionStatus } from '@jsjb/shared/suggestion/suggestion';
import { actOnSuggestion } from '../commands/actOnSuggestion';
import type { Deps } from '../deps';
import type { SuggestionDoc } from '../models/suggestionModels';
import { findMergedInto, findSuggestion } from '../queries/suggestionLists';

/** Taken back, or waiting for an author who may never come again. */
const goesNoFurther = (status: SuggestionStatus): boolean => status === 'withdrawn' || status === 'returned';

async function unmerge(child: SuggestionDoc, deps: Deps): Promise<void> {
  const data = { parentId: child.parentId ?? '' };
  const caller = { actor: systemActor, now: deps.now() };
  await actOnSuggestion(child, { name: 'unmerge', data }, child.version, deps, caller);
}

/** The other may have gone while, or before, this one was merged into it; or both were merged into each other. */
async function lookAtParent({ _id }: SuggestionDoc, deps: Deps): Promise<void> {
  const { suggestions } = deps.models;
  // It may have come back in this very pass.
  const doc = await findSuggestion(suggestions, _id.toHexString());
  if (doc?.status !== 'merged' || !doc.parentId) return;
  const parent = await findSuggestion(suggestions, doc.parentId);
  const last = await findMergedInto(suggestions, doc.parentId);
  // At the end of the way is another merged one: the way is a ring, and nobody would ever deal with it.
  if (last?.status === 'merged' || (parent && goesNoFurther(parent.status))) await unmerge(doc, deps);
}

/** Safe to repeat: what has come back is no longer merged. */
export async function unmergeChildren(doc: SuggestionDoc, deps: Deps): Promise<void> {
  if (doc.status === 'merged') return lookAtParent(doc, deps);
  if (!goesNoFurther(doc.status)) return;
  const parentId = doc._id.toHexString();
  const children = await deps.models.suggestions.find({ parentId, status: 'merged' }).lean<SuggestionDoc[]>();
  for (const child of children) await unmerge(child, deps);
}
