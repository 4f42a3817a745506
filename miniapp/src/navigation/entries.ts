/**
 * Every entrance of the product as data: where it stands, what it opens, and which ability of the server's list it
 * needs. Home, the page of one's own and the web's side navigation draw exactly these; no page tests a role.
 */
import type { Ability } from '@jsjb/shared/kit/endpoint';
import type { Me } from '@jsjb/shared/account/contract';
import type { IconName } from '@/theme/icons';
import { suggestionPaths } from './suggestionPaths';
import { ownPaths } from './ownPaths';
import { workPaths } from './workPaths';

/**
 * `work`: what a post does every day; the first one opens after signing in. `manage`: now and then, drawn as small
 * tiles. `service`: for residents, on home. `own`: about oneself, on 我的.
 */
export type EntryPlace = 'work' | 'manage' | 'service' | 'own';

export interface Entry {
  /** Also the id of its element: `entry-<id>`. */
  id: string;
  place: EntryPlace;
  label: string;
  /** One short line; not drawn on tiles. */
  hint: string;
  icon: IconName;
  url: string;
  /** All of them must be in `me.abilities`; none: for anyone signed in. */
  needs?: readonly Ability[];
  /** Hidden from whoever holds this. */
  unless?: Ability;
}

/** In the order in which they are drawn. */
export const entries: readonly Entry[] = [
  {
    id: 'centre',
    place: 'work',
    label: '工单处理',
    hint: '受理、派单、核验、回访',
    icon: 'clipboard-list',
    url: workPaths.centerDesk,
    needs: ['ticket.accept'],
  },
  {
    id: 'intake',
    place: 'work',
    label: '电话登记',
    hint: '替来电群众填写诉求',
    icon: 'phone',
    url: workPaths.intake,
    needs: ['ticket.accept', 'ticket.submit'],
  },
  {
    id: 'agency',
    place: 'work',
    label: '承办工单',
    hint: '签收、联系、办理、反馈',
    icon: 'clipboard-list',
    url: workPaths.agencyDesk,
    needs: ['ticket.sign'],
  },
  {
    id: 'grid',
    place: 'work',
    label: '网格工作',
    hint: '上报、走访、现场核验',
    icon: 'map-pin',
    url: workPaths.gridHome,
    needs: ['visit.record'],
  },
  {
    id: 'overview',
    place: 'work',
    label: '运行概览',
    hint: '在办、超期、分单位、分类别',
    icon: 'layout-dashboard',
    url: workPaths.overview,
    needs: ['summary.read'],
  },
  {
    id: 'watch',
    place: 'work',
    label: '工单查看',
    hint: '看进度，下督办',
    icon: 'search',
    url: workPaths.leaderTickets,
    needs: ['ticket.watch'],
  },
  {
    id: 'supervision',
    place: 'work',
    label: '督办',
    hint: '日常、重点、专班三级',
    icon: 'flag',
    url: workPaths.supervision,
    needs: ['supervision.read'],
  },
  {
    id: 'scores',
    place: 'manage',
    label: '考核成绩',
    hint: '响应率、办结率、满意率',
    icon: 'chart-column',
    url: workPaths.scores,
    needs: ['score.read'],
  },
  {
    id: 'exclusions',
    place: 'manage',
    label: '剔除申请',
    hint: '申请、审批、申诉',
    icon: 'scale',
    url: workPaths.exclusions,
    needs: ['score.read'],
  },
  {
    id: 'rulings',
    place: 'manage',
    label: '裁定先例',
    hint: '联席会议的裁定',
    icon: 'gavel',
    url: workPaths.rulings,
    needs: ['ruling.list'],
  },
  {
    id: 'rules',
    place: 'manage',
    label: '规则与日历',
    hint: '时限、日历、考核、办公时间',
    icon: 'sliders-horizontal',
    url: workPaths.rules,
    needs: ['rules.read'],
  },
  {
    id: 'suggestions-centre',
    place: 'work',
    label: '建议办理',
    hint: '受理、转办、答复、公开',
    icon: 'lightbulb',
    url: suggestionPaths.desk,
    needs: ['suggestion.accept'],
  },
  {
    id: 'suggestions-unit',
    place: 'work',
    label: '市民建议',
    hint: '研究采纳、落实、申请奖励',
    icon: 'lightbulb',
    url: suggestionPaths.desk,
    needs: ['suggestion.adopt'],
  },
  {
    id: 'suggestions-calls',
    place: 'manage',
    label: '征集主题',
    hint: '发起征集，导入导出',
    icon: 'megaphone',
    url: suggestionPaths.campaigns,
    needs: ['suggestion.campaign'],
  },
  {
    id: 'rewards-judge',
    place: 'manage',
    label: '奖励审批',
    hint: '两人审批，各看一遍',
    icon: 'gift',
    url: suggestionPaths.rewards,
    needs: ['reward.judge'],
    unless: 'reward.propose',
  },
  {
    id: 'rewards-unit',
    place: 'manage',
    label: '建议奖励',
    hint: '本单位申请的奖励',
    icon: 'award',
    url: suggestionPaths.rewards,
    needs: ['reward.propose'],
  },
  {
    id: 'rewards-ledger',
    place: 'manage',
    label: '奖励台账',
    hint: '预算、分录、导出',
    icon: 'wallet',
    url: suggestionPaths.ledger,
    needs: ['reward.ledger'],
  },
  {
    id: 'suggestions',
    place: 'service',
    label: '人民建议',
    hint: '出主意，看采纳',
    icon: 'lightbulb',
    url: suggestionPaths.home,
  },
  {
    id: 'rewards-mine',
    place: 'own',
    label: '我的奖励',
    hint: '领取奖励，看证书',
    icon: 'award',
    url: suggestionPaths.rewards,
    needs: ['suggestion.submit'],
  },
  {
    id: 'review',
    place: 'manage',
    label: '复核审批',
    hint: '待复核的内容，查看身份的申请',
    icon: 'list-checks',
    url: workPaths.review,
    needs: ['content.judge'],
  },
  {
    id: 'unmasking',
    place: 'manage',
    label: '身份审批',
    hint: '查看保密诉求人的申请',
    icon: 'list-checks',
    url: workPaths.review,
    needs: ['unmask.decide'],
    unless: 'content.judge',
  },
  {
    id: 'posters',
    place: 'manage',
    label: '码上说海报',
    hint: '制作、打印、使用情况',
    icon: 'qr-code',
    url: workPaths.posters,
    needs: ['poster.manage'],
  },
  {
    id: 'roster',
    place: 'manage',
    label: '人员名册',
    hint: '导入名册，重置二次验证',
    icon: 'user-plus',
    url: workPaths.roster,
    needs: ['roster.import'],
  },
  {
    id: 'inbox',
    place: 'own',
    label: '消息',
    hint: '办理进展和待办提醒',
    icon: 'bell',
    url: ownPaths.inbox,
  },
  {
    id: 'profile',
    place: 'own',
    label: '我的资料',
    hint: '称呼、电话、住址，提交时自动填好',
    icon: 'user',
    url: ownPaths.profile,
  },
  {
    id: 'posts',
    place: 'own',
    label: '工作岗位',
    hint: '绑定、切换岗位',
    icon: 'users',
    url: ownPaths.posts,
  },
  {
    id: 'factor',
    place: 'own',
    label: '二次验证',
    hint: '查看群众身份、导出和管理时使用',
    icon: 'shield-check',
    url: ownPaths.factor,
    needs: ['secondFactor'],
  },
  {
    id: 'my-data',
    place: 'own',
    label: '我的数据',
    hint: '授权、下载、删除个人信息',
    icon: 'file-text',
    url: ownPaths.myData,
  },
];

/** What this person, in the post they act in, may open there. */
export function entriesFor(
  me: Pick<Me, 'abilities'> | undefined,
  place: EntryPlace,
  all: readonly Entry[] = entries,
): readonly Entry[] {
  if (!me) return [];
  const holds = (ability: string): boolean => me.abilities.includes(ability);
  return all.filter(
    (entry) =>
      entry.place === place &&
      (entry.needs ?? []).every(holds) &&
      !(entry.unless !== undefined && holds(entry.unless)),
  );
}

export const mayOpen = (me: Pick<Me, 'abilities'> | undefined, url: string): boolean =>
  entriesFor(me, 'work').some((entry) => entry.url === url);
