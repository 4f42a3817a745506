/** What speaks against a step of a suggestion although its status and the actor fit. */
import type { RecordDefinition } from '../kit/definition';
import type { Guard } from '../kit/terms';
import { illegal, invalid } from '../kit/refusal';
import type { SuggestionTypes } from './event';
import { cosignedAlready } from './lifecycle';
import { isAdopted } from './suggestion';

type Definition = RecordDefinition<SuggestionTypes>;

/** What the table cannot say and needs no data: where it does not hold there is no button. */
export const suggestionConditions: NonNullable<Definition['conditions']> = {
  carryOut: (suggestion) =>
    isAdopted(suggestion) ? undefined : illegal('这条建议没有采纳，不需要登记落实情况。'),
  cosign: ({ cosigners }, { personId }) =>
    cosigners?.includes(personId) ? illegal(cosignedAlready) : undefined,
  publish: (suggestion) => (isAdopted(suggestion) ? undefined : illegal('只公开采纳和部分采纳的建议。')),
  unpublish: ({ publication }) => (publication ? undefined : illegal('这条建议没有公开。')),
};

/** A unit that decides says why for the file, and in words that the author can live with. */
const judging =
  (
    type: 'suggestion.adopted' | 'suggestion.partlyAdopted' | 'suggestion.declined',
    whyMissing: string,
  ): Guard<SuggestionTypes, 'adopt' | 'adoptPartly' | 'decline'> =>
  ({ data: { reason, reply }, record, actor }) => {
    if (!reason.trim()) return invalid('reason', whyMissing);
    if (!reply.trim()) return invalid('reply', '请写给建议人的答复：他花了心思，值得知道结果。');
    return { type, data: { unitId: actor.unitId ?? record.unit?.id ?? '', reason, reply } };
  };

export const suggestionGuards: NonNullable<Definition['guards']> = {
  giveBack: ({ data }) =>
    data.reason.trim() ? undefined : invalid('reason', '请写明需要补充或修改什么，建议人才知道怎么改。'),
  merge: ({ data: { parent, note }, record }) => {
    if (parent.id === record.id) return invalid('parentId', '不能并入自己。');
    if (!parent.open) return invalid('parentId', '要并入的建议已经办结，请另选一条。');
    return {
      type: 'suggestion.merged',
      data: { parentId: parent.id, parentNumber: parent.number, note },
    };
  },
  forward: ({ data, record }) =>
    data.unit.id === record.unit?.id
      ? invalid('unitId', '这条建议已经在这个单位了，请选择别的单位。')
      : undefined,
  adopt: judging('suggestion.adopted', '请写明采纳后准备怎么做。'),
  adoptPartly: judging('suggestion.partlyAdopted', '请写明采纳了哪些、没有采纳哪些，以及原因。'),
  decline: judging('suggestion.declined', '不采纳要写明原因。请说清楚为什么，让建议人心里有数。'),
  answer: ({ data }) => (data.text.trim() ? undefined : invalid('text', '请写给建议人的答复。')),
  carryOut: ({ data }) =>
    data.text.trim() || data.photos.length > 0
      ? undefined
      : invalid('text', '请附上落实的依据：文字说明或照片至少一份。'),
};
