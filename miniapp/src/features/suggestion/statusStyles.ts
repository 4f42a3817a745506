/** How the state of a suggestion looks: tone, icon, place on the way, a sentence for the author. */
import type { CampaignPhase } from '@jsjb/shared/suggestion/campaign';
import type { SuggestionStatus, DecisionKind } from '@jsjb/shared/suggestion/suggestion';
import type { Look } from '@/components/tone';

export const suggestionStyles: Record<SuggestionStatus, Look> = {
  submitted: { tone: 'info', icon: 'inbox' },
  accepted: { tone: 'info', icon: 'check' },
  returned: { tone: 'warn', icon: 'undo-2' },
  merged: { tone: 'neutral', icon: 'git-merge' },
  forwarded: { tone: 'info', icon: 'hourglass' },
  adopted: { tone: 'success', icon: 'thumbs-up' },
  partlyAdopted: { tone: 'success', icon: 'thumbs-up' },
  declined: { tone: 'neutral', icon: 'ban' },
  answered: { tone: 'success', icon: 'message-square' },
  carriedOut: { tone: 'success', icon: 'circle-check' },
  rewarded: { tone: 'success', icon: 'award' },
  withdrawn: { tone: 'neutral', icon: 'undo-2' },
};

export const decisionStyles: Record<DecisionKind, Look> = {
  adopted: { tone: 'success', icon: 'thumbs-up' },
  partlyAdopted: { tone: 'success', icon: 'thumbs-up' },
  declined: { tone: 'neutral', icon: 'ban' },
};

export const suggestionSteps = ['受理', '研究', '答复', '落实'] as const;

/** Index into suggestionSteps; undefined where the way was left. */
const ways: Record<SuggestionStatus, number | undefined> = {
  submitted: 0,
  accepted: 1,
  returned: 0,
  merged: undefined,
  forwarded: 1,
  adopted: 2,
  partlyAdopted: 2,
  declined: 2,
  answered: 3,
  carriedOut: suggestionSteps.length,
  rewarded: suggestionSteps.length,
  withdrawn: undefined,
};

/** A declined suggestion ends with its answer: there is nothing to be carried out. */
export function wayOf(
  status: SuggestionStatus,
  decision: DecisionKind | undefined,
): { steps: readonly string[]; current: number } | undefined {
  const current = ways[status];
  if (current === undefined) return undefined;
  return { steps: decision === 'declined' ? suggestionSteps.slice(0, 3) : suggestionSteps, current };
}

/** What happens now, for the one who had the suggestion. */
const sentences: Record<SuggestionStatus, string> = {
  submitted: '已经收到，正在受理，谢谢您为城市出主意。',
  accepted: '已经受理，正在确定由哪个单位研究。',
  returned: '还差一点内容，请按下面的提示补充后再提交。',
  merged: '与一条相近的建议合并研究，有结果会一起告诉您。',
  forwarded: '已经转给承办单位，正在研究是否采纳。',
  adopted: '您的建议被采纳了，正式答复马上就到。',
  partlyAdopted: '您的建议被部分采纳，正式答复马上就到。',
  declined: '这次没有采纳，原因写在下面，请您看看。',
  answered: '答复写在下面，请您看看。',
  carriedOut: '您的建议已经变成现实，谢谢您。',
  rewarded: '您的建议已经落实并得到奖励，谢谢您的金点子。',
  withdrawn: '您已撤回这条建议。',
};

export const sentenceOf = (status: SuggestionStatus, decision: DecisionKind | undefined): string =>
  status === 'answered' && decision !== 'declined'
    ? '已经采纳并答复您，落实以后还会告诉您。'
    : sentences[status];

export const phaseLooks: Record<CampaignPhase, Look> = {
  upcoming: { tone: 'info', icon: 'calendar' },
  open: { tone: 'success', icon: 'megaphone' },
  ended: { tone: 'neutral', icon: 'circle-check' },
};

/** Of the events of its story; those without a row are told quietly. */
export const eventLooks: Readonly<Record<string, Look>> = {
  'suggestion.submitted': { tone: 'info', icon: 'send' },
  'suggestion.accepted': { tone: 'info', icon: 'check' },
  'suggestion.givenBack': { tone: 'warn', icon: 'undo-2' },
  'suggestion.forwarded': { tone: 'info', icon: 'forward' },
  'suggestion.adopted': { tone: 'success', icon: 'thumbs-up' },
  'suggestion.partlyAdopted': { tone: 'success', icon: 'thumbs-up' },
  'suggestion.declined': { tone: 'neutral', icon: 'ban' },
  'suggestion.answered': { tone: 'success', icon: 'message-square' },
  'suggestion.carriedOut': { tone: 'success', icon: 'circle-check' },
  'suggestion.rewarded': { tone: 'success', icon: 'award' },
  'suggestion.cosigned': { tone: 'neutral', icon: 'thumbs-up' },
  'suggestion.published': { tone: 'info', icon: 'megaphone' },
};
