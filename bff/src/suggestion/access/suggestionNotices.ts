/** Who hears what of a suggestion: pure. Nobody has to ask how it stands. */
import type { NoticeTemplate } from '@jsjb/shared/notice/contract';
import type { SuggestionEvent, SuggestionEventType } from '@jsjb/shared/suggestion/event';
import type { Suggestion } from '@jsjb/shared/suggestion/suggestion';

/** The one who had the suggestion, those who co-signed it, the unit that decides, those who judge money, the centre. */
export type SuggestionAddressee =
  { to: 'author' | 'cosigners' | 'approvers' | 'centre' } | { to: 'unit'; unitId: string };

export interface SuggestionNoticeDraft {
  addressee: SuggestionAddressee;
  template: NoticeTemplate;
  /** At most five characters, as a field of kind `phrase` holds. */
  status: string;
  /** At most twenty, as a field of kind `thing` holds. */
  note: string;
}

export const told = (to: 'author' | 'cosigners', status: string, note: string): SuggestionNoticeDraft => ({
  addressee: { to },
  template: 'progress',
  status,
  note,
});
export const work = (
  addressee: SuggestionAddressee,
  status: string,
  note: string,
): SuggestionNoticeDraft => ({
  addressee,
  template: 'deadline',
  status,
  note,
});
/** A result concerns everybody who stood up for the suggestion. */
const result = (status: string, toAuthor: string, toCosigners: string): SuggestionNoticeDraft[] => [
  told('author', status, toAuthor),
  told('cosigners', status, toCosigners),
];

const ofSuggestion: Partial<
  Record<SuggestionEventType, (event: SuggestionEvent, suggestion: Suggestion) => SuggestionNoticeDraft[]>
> = {
  'suggestion.accepted': () => [told('author', '已受理', '您的建议已经受理，谢谢您。')],
  'suggestion.givenBack': () => [told('author', '请您补充', '请补充一些内容，再提交一次。')],
  'suggestion.revised': () => [work({ to: 'centre' }, '已补充', '建议人补充后再次提交。')],
  'suggestion.merged': () => [told('author', '合并研究', '与相近建议一并研究，有结果告诉您。')],
  'suggestion.unmerged': () => [told('author', '单独研究', '您的建议恢复单独研究，有结果告诉您。')],
  'suggestion.forwarded': (_, { unit }) => [
    told('author', '单位研究', '已经转给承办单位研究。'),
    ...(unit ? [work({ to: 'unit', unitId: unit.id }, '新的建议', '有市民建议，请研究是否采纳。')] : []),
  ],
  'suggestion.adopted': () => result('已采纳', '您的建议被采纳了！', '您附议的建议被采纳了。'),
  'suggestion.partlyAdopted': () =>
    result('部分采纳', '您的建议被部分采纳了。', '您附议的建议被部分采纳了。'),
  'suggestion.declined': () => result('未采纳', '暂时不能采纳，原因写在里面。', '您附议的建议这次没有采纳。'),
  'suggestion.answered': () => result('已答复', '您的建议有答复了，请查看。', '您附议的建议有答复了。'),
  'suggestion.carriedOut': () => result('已落实', '您的建议已经落实。', '您附议的建议已经落实。'),
  'suggestion.published': () => [told('author', '已公开', '您的建议已公开展示，没有您的信息。')],
};

export const suggestionNoticesOf = (
  event: SuggestionEvent,
  suggestion: Suggestion,
): SuggestionNoticeDraft[] => ofSuggestion[event.type]?.(event, suggestion) ?? [];

/** The events that people are told of. */
export const toldSuggestionEvents = Object.keys(ofSuggestion) as SuggestionEventType[];
