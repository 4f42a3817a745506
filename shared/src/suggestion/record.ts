/** The suggestion as a record: its life, what speaks against a step, what each event makes of it. */
import { defineRecord } from '../kit/record';
import { isSamePerson, type Actor } from '../kit/role';
import type { SuggestionAction, SuggestionTypes } from './event';
import { suggestionFolds } from './folds';
import { suggestionConditions, suggestionGuards } from './guards';
import { suggestionEnds, suggestionLife } from './lifecycle';
import { suggestionStatuses, type Suggestion } from './suggestion';

const isAuthor = ({ author }: Suggestion, { personId }: Actor): boolean => author.personId === personId;
/** In whichever account. */
const isOwn = ({ author }: Suggestion, actor: Actor): boolean => isSamePerson(actor, author.personId);

/** Words for the author who tries: a person with two posts stays one person. */
function ownWords(suggestion: Suggestion, action: SuggestionAction, actor: Actor): string | undefined {
  const relation = suggestionLife[action].by[actor.role];
  if (!isOwn(suggestion, actor) || (relation !== 'others' && relation !== 'unit')) return undefined;
  return action === 'cosign' ? '这是您自己提的建议，不用再附议。' : '这是您自己提的建议，请由其他同志办理。';
}

export const suggestionRecord = defineRecord<SuggestionTypes>({
  name: 'suggestion',
  statuses: suggestionStatuses,
  start: 'submitted',
  ends: suggestionEnds,
  life: suggestionLife,
  relations: {
    anyone: () => true,
    author: isAuthor,
    others: (suggestion, actor) => !isOwn(suggestion, actor),
    unit: (suggestion, actor) =>
      !isOwn(suggestion, actor) &&
      actor.unitId !== undefined &&
      (suggestion.unit?.path.includes(actor.unitId) ?? false),
  },
  words: {
    forbidden: (suggestion, action, actor) =>
      ownWords(suggestion, action, actor) ?? '您没有对这条建议进行这项操作的权限。',
    illegal: '建议现在的状态不能进行这项操作，请刷新后再看。',
  },
  conditions: suggestionConditions,
  guards: suggestionGuards,
  opening: 'suggestion.submitted',
  open: ({ at, data: { raisedAt, ...data } }) => ({
    ...data,
    submittedAt: raisedAt ?? at,
  }),
  folds: suggestionFolds,
});
