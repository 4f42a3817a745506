/** The Chinese labels of suggestions; the Records are exhaustive, so a new word needs its label. */
import type { SuggestionAction, SuggestionEventType } from './event';
import type { CampaignPhase } from './campaign';
import type { SuggestionChannel, SuggestionStatus, DecisionKind } from './suggestion';

export const suggestionStatusWords: Record<SuggestionStatus, string> = {
  submitted: '待受理',
  accepted: '已受理',
  returned: '待补充',
  merged: '已合并',
  forwarded: '单位研究中',
  adopted: '采纳，待反馈',
  partlyAdopted: '部分采纳，待反馈',
  declined: '不采纳，待反馈',
  answered: '已反馈',
  carriedOut: '已落实',
  rewarded: '已奖励',
  withdrawn: '已撤回',
};

export const decisionWords: Record<DecisionKind, string> = {
  adopted: '采纳',
  partlyAdopted: '部分采纳',
  declined: '不采纳',
};

export const suggestionChannelWords: Record<SuggestionChannel, string> = {
  miniapp: '小程序',
  poster: '码上说',
  campaign: '征集主题',
  ticket: '由工单而来',
  provincial: '省平台',
};

export const campaignPhaseWords: Record<CampaignPhase, string> = {
  upcoming: '未开始',
  open: '征集中',
  ended: '已结束',
};

/** The buttons. */
export const suggestionActionWords: Record<SuggestionAction, string> = {
  accept: '受理',
  giveBack: '请补充修改',
  revise: '修改后再提交',
  withdraw: '撤回',
  merge: '合并',
  unmerge: '取消合并',
  forward: '转办',
  adopt: '采纳',
  adoptPartly: '部分采纳',
  decline: '不采纳',
  answer: '反馈建议人',
  carryOut: '登记落实',
  reward: '奖励',
  cosign: '附议',
  publish: '公开',
  unpublish: '取消公开',
};

/** What the timeline says about each event. */
export const suggestionEventWords: Record<SuggestionEventType, string> = {
  'suggestion.submitted': '已提交',
  'suggestion.accepted': '已受理',
  'suggestion.givenBack': '请您补充修改',
  'suggestion.revised': '已修改后再提交',
  'suggestion.withdrawn': '已撤回',
  'suggestion.merged': '与相近的建议合并研究',
  'suggestion.unmerged': '恢复单独研究',
  'suggestion.forwarded': '已转办',
  'suggestion.adopted': '建议被采纳',
  'suggestion.partlyAdopted': '建议被部分采纳',
  'suggestion.declined': '建议未被采纳',
  'suggestion.answered': '已反馈',
  'suggestion.carriedOut': '建议已落实',
  'suggestion.rewarded': '已奖励',
  'suggestion.cosigned': '有人附议',
  'suggestion.published': '已公开',
  'suggestion.unpublished': '已取消公开',
};
