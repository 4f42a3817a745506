/** May this actor do this to this suggestion now? One event, or a refusal in words. Pure. */
import type { Actor } from '../people/role';
import { forbidden, illegal, invalid, type Refusal } from '../refusal';
import type {
  SuggestionActionData,
  SuggestionCommand,
  SuggestionEvent,
  SuggestionEventData,
  suggestionEventOf,
} from './event';
import {
  suggestionActions,
  suggestionRow,
  type SuggestionAction,
  type SuggestionRelation,
} from './lifecycle';
import { isAdopted, type Suggestion } from './suggestion';

export type SuggestionDecision = { ok: true; event: SuggestionEvent } | Refusal;

interface Outcome<A extends SuggestionAction> {
  type: (typeof suggestionEventOf)[A];
  data: SuggestionEventData[(typeof suggestionEventOf)[A]];
}
type Guard<A extends SuggestionAction> = (
  data: SuggestionActionData[A],
  suggestion: Suggestion,
  actor: Actor,
) => Outcome<A> | Refusal;

const stands: Record<SuggestionRelation, (suggestion: Suggestion, actor: Actor) => boolean> = {
  anyone: () => true,
  author: ({ author }, actor) => author.personId === actor.personId,
  others: ({ author }, actor) => author.personId !== actor.personId,
  unit: ({ unit, author }, actor) =>
    author.personId !== actor.personId &&
    actor.unitId !== undefined &&
    (unit?.path.includes(actor.unitId) ?? false),
};

/** Words for the author who tries: a person with two posts stays one person. */
const ownWords = (action: SuggestionAction, relation: SuggestionRelation): string | undefined =>
  action === 'cosign'
    ? '这是您自己提的建议，不用再附议。'
    : relation === 'others' || relation === 'unit'
      ? '这是您自己提的建议，请由其他同志办理。'
      : undefined;

/** A unit that decides says why for the file, and in words that the author can live with. */
const judge =
  <A extends 'adopt' | 'adoptPartly' | 'decline'>(
    type: (typeof suggestionEventOf)[A],
    whyMissing: string,
  ): Guard<A> =>
  ({ reason, reply }, suggestion, actor) => {
    if (!reason.trim()) return invalid('reason', whyMissing);
    if (!reply.trim()) return invalid('reply', '请写给建议人的答复：他花了心思，值得知道结果。');
    return {
      type,
      data: { unitId: actor.unitId ?? suggestion.unit?.id ?? '', reason, reply },
    };
  };

const guards: { [A in SuggestionAction]: Guard<A> } = {
  accept: (data) => ({ type: 'suggestion.accepted', data }),
  giveBack: (data) =>
    data.reason.trim()
      ? { type: 'suggestion.givenBack', data }
      : invalid('reason', '请写明需要补充或修改什么，建议人才知道怎么改。'),
  revise: (data) => ({ type: 'suggestion.revised', data }),
  withdraw: (data) => ({ type: 'suggestion.withdrawn', data }),
  merge: ({ parent, note }, { id }) => {
    if (parent.id === id) return invalid('parentId', '不能并入自己。');
    if (!parent.open) return invalid('parentId', '要并入的建议已经办结，请另选一条。');
    return {
      type: 'suggestion.merged',
      data: { parentId: parent.id, parentNumber: parent.number, note },
    };
  },
  unmerge: (data) => ({ type: 'suggestion.unmerged', data }),
  forward: (data, { unit }) =>
    data.unit.id === unit?.id
      ? invalid('unitId', '这条建议已经在这个单位了，请选择别的单位。')
      : { type: 'suggestion.forwarded', data },
  adopt: judge('suggestion.adopted', '请写明采纳后准备怎么做。'),
  adoptPartly: judge('suggestion.partlyAdopted', '请写明采纳了哪些、没有采纳哪些，以及原因。'),
  decline: judge('suggestion.declined', '不采纳要写明原因。请说清楚为什么，让建议人心里有数。'),
  answer: (data) =>
    data.text.trim() ? { type: 'suggestion.answered', data } : invalid('text', '请写给建议人的答复。'),
  carryOut: (data, suggestion) => {
    if (!isAdopted(suggestion)) return illegal('这条建议没有采纳，不需要登记落实情况。');
    if (!data.text.trim() && data.photos.length === 0) {
      return invalid('text', '请附上落实的依据：文字说明或照片至少一份。');
    }
    return { type: 'suggestion.carriedOut', data };
  },
  reward: (data) => ({ type: 'suggestion.rewarded', data }),
  cosign: (_, { cosigners }, actor) =>
    cosigners.includes(actor.personId)
      ? illegal('您已经附议过这条建议了，每人一次，谢谢您的支持。')
      : { type: 'suggestion.cosigned', data: {} },
  publish: (data, suggestion) =>
    isAdopted(suggestion) ? { type: 'suggestion.published', data } : illegal('只公开采纳和部分采纳的建议。'),
  unpublish: (data, { publication }) =>
    publication ? { type: 'suggestion.unpublished', data } : illegal('这条建议没有公开。'),
};

function mayTry(suggestion: Suggestion, action: SuggestionAction, actor: Actor): Refusal | undefined {
  const row = suggestionRow(action);
  const relation = row.by[actor.role];
  if (!relation || !stands[relation](suggestion, actor)) {
    const own = relation && stands.author(suggestion, actor) ? ownWords(action, relation) : undefined;
    return forbidden(own ?? '您没有对这条建议进行这项操作的权限。');
  }
  return row.from.includes(suggestion.status)
    ? undefined
    : illegal('建议现在的状态不能进行这项操作，请刷新后再看。');
}

export function decideSuggestion(
  suggestion: Suggestion,
  { name, data }: SuggestionCommand,
  actor: Actor,
  now: Date,
): SuggestionDecision {
  const refusal = mayTry(suggestion, name, actor);
  if (refusal) return refusal;
  // The table is keyed by the action's own name; TypeScript cannot correlate the two unions.
  const outcome = (guards[name] as Guard<SuggestionAction>)(data as never, suggestion, actor);
  return 'ok' in outcome
    ? outcome
    : { ok: true, event: { ...outcome, at: now, by: actor } as SuggestionEvent };
}

/** What the table cannot say and needs no further data. */
const pending: Partial<Record<SuggestionAction, (suggestion: Suggestion, actor: Actor) => boolean>> = {
  carryOut: isAdopted,
  publish: isAdopted,
  unpublish: ({ publication }) => publication !== undefined,
  cosign: ({ cosigners }, actor) => !cosigners.includes(actor.personId),
};

/** The actions this actor may take now: exactly the buttons the phone shows. */
export const suggestionAbilities = (suggestion: Suggestion, actor: Actor): SuggestionAction[] =>
  suggestionActions.filter(
    (action) => !mayTry(suggestion, action, actor) && (pending[action]?.(suggestion, actor) ?? true),
  );
