/** Who may see which suggestion, and how much of its author. */
import type { Actor } from '@jsjb/shared/people/role';
import type { Suggestion } from '@jsjb/shared/suggestion/suggestion';

const centre: readonly Actor['role'][] = ['agent', 'dispatcher', 'supervisor', 'leader', 'admin'];

export const isAuthor = ({ author }: Suggestion, { personId }: Actor): boolean =>
  author.personId === personId;

const isOfUnit = ({ unit }: Suggestion, { role, unitId }: Actor): boolean =>
  role === 'official' && unitId !== undefined && (unit?.path.includes(unitId) ?? false);

/** Ideas that a person has looked at may be read by who would co-sign them; the author stays unnamed. */
const isOpenToNeighbours = ({ status }: Suggestion): boolean =>
  !['submitted', 'returned', 'withdrawn', 'merged'].includes(status);

export const canReadSuggestion = (suggestion: Suggestion, actor: Actor): boolean =>
  isAuthor(suggestion, actor) ||
  centre.includes(actor.role) ||
  isOfUnit(suggestion, actor) ||
  suggestion.cosigners.includes(actor.personId) ||
  isOpenToNeighbours(suggestion);

export type AuthorView = 'full' | 'masked' | 'hidden';

export function authorViewFor(suggestion: Suggestion, actor: Actor): AuthorView {
  if (isAuthor(suggestion, actor)) return 'full';
  if (['agent', 'dispatcher'].includes(actor.role)) return suggestion.author.anonymous ? 'masked' : 'full';
  if (suggestion.author.anonymous) return 'hidden';
  return isOfUnit(suggestion, actor) || centre.includes(actor.role) ? 'masked' : 'hidden';
}

/** Reasons for the file and notes between offices are for those who work on it. */
export const seesInternal = (suggestion: Suggestion, actor: Actor): boolean =>
  centre.includes(actor.role) || isOfUnit(suggestion, actor);
