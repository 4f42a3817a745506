/** Who may see which suggestion, and how much of its author. */
import type { Actor } from '@jsjb/shared/kit/role';
import type { Suggestion } from '@jsjb/shared/suggestion/suggestion';

const centre: readonly Actor['role'][] = ['agent', 'dispatcher', 'supervisor', 'leader', 'admin'];

export const isAuthor = ({ author }: Suggestion, { personId }: Actor): boolean =>
  author.personId === personId;

/** Who takes suggestions in and passes them on. */
const receives = ({ role }: Actor): boolean => role === 'agent' || role === 'dispatcher';

const isOfUnit = ({ unit }: Suggestion, { role, unitId }: Actor): boolean =>
  role === 'official' && unitId !== undefined && (unit?.path.includes(unitId) ?? false);

/** Suggestions that a person has looked at may be read by who would co-sign them; the author stays unnamed. */
const isOpenToNeighbours = ({ status }: Suggestion): boolean =>
  !['submitted', 'returned', 'withdrawn', 'merged'].includes(status);

/** Whoever co-signed may read it, too: who that is, the store knows, but for those in the log of an earlier release. */
export const canReadSuggestion = (suggestion: Suggestion, actor: Actor): boolean =>
  isAuthor(suggestion, actor) ||
  centre.includes(actor.role) ||
  isOfUnit(suggestion, actor) ||
  (suggestion.cosigners?.includes(actor.personId) ?? false) ||
  isOpenToNeighbours(suggestion);

export type AuthorView = 'full' | 'masked' | 'hidden';

/** What a reader is shown unasked: masked at work. Whoever must call asks for the rest, with a reason. */
export function authorViewFor(suggestion: Suggestion, actor: Actor): AuthorView {
  if (isAuthor(suggestion, actor)) return 'full';
  const works = suggestion.author.anonymous
    ? receives(actor)
    : centre.includes(actor.role) || isOfUnit(suggestion, actor);
  return works ? 'masked' : 'hidden';
}

/** Who stayed anonymous is opened to nobody. */
export const canUnmaskAuthor = (suggestion: Suggestion, actor: Actor): boolean =>
  !suggestion.author.anonymous &&
  !isAuthor(suggestion, actor) &&
  (receives(actor) || isOfUnit(suggestion, actor));

/** Reasons for the file and notes between offices are for those who work on it. */
export const seesInternal = (suggestion: Suggestion, actor: Actor): boolean =>
  centre.includes(actor.role) || isOfUnit(suggestion, actor);
