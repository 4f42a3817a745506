/** Chinese labels of scores. */
import type { ExclusionState } from './contract';
import type { RateName } from './rules';

/** The rates by which units are judged (考核指标). */
export const rateWords: Record<RateName, string> = {
  response: '响应率',
  finish: '办结率',
  onTime: '按时办结率',
  solved: '解决率',
  satisfied: '满意率',
  effectiveCallback: '有效回访率',
  direct: '即答率',
};

/** Where an application for exclusion (剔除) stands. */
export const exclusionWords: Record<ExclusionState, string> = {
  proposed: '待审批',
  approved: '同意剔除',
  rejected: '不同意剔除',
  appealed: '已申诉，待复核',
  upheld: '复核：维持不剔除',
  overturned: '复核：改为剔除',
};
