/** Chinese labels of tickets; the Records are exhaustive, so a new word needs its label. */
import type { ActionName } from './action';
import type { Light } from './deadline';
import type { TicketEventType } from './event';
import type {
  AlarmLevel,
  ContactMethod,
  DispatchMode,
  LegEnd,
  LegStatus,
  Limit,
  Outcome,
  RefusalReason,
  Satisfaction,
  SuperviseLevel,
  TicketStatus,
  TicketType,
  Urgency,
  Audience,
  Verdict,
} from './ticket';

export const statusWords: Record<TicketStatus, string> = {
  submitted: '待受理',
  pendingReview: '待审核',
  pendingSign: '待签收',
  handling: '办理中',
  returnReview: '退单审核',
  reported: '已反馈',
  pendingCallback: '待回访',
  shelved: '挂账',
  closed: '办结',
  answered: '即答办结',
  refused: '不予受理',
  terminated: '终止',
  withdrawn: '已撤回',
  merged: '已并单',
};

export const typeWords: Record<TicketType, string> = {
  inquiry: '咨询',
  help: '求助',
  complaint: '投诉',
  tipOff: '举报',
  suggestion: '建议',
  praise: '表扬',
};

export const urgencyWords: Record<Urgency, string> = { normal: '一般', urgent: '紧急', emergency: '特急' };

export const limitWords: Record<Limit, string> = {
  instant: '即办',
  '3h': '3 小时',
  '24h': '24 小时',
  '3d': '3 个工作日',
  '5d': '5 个工作日',
};

export const dispatchModeWords: Record<DispatchMode, string> = {
  direct: '直派',
  double: '双派',
  firstReceiver: '首接责任',
  ruling: '联席会议',
};

export const refusalWords: Record<RefusalReason, string> = {
  emergencyLine: '属于 110、119、120、122 受理的紧急事项',
  litigation: '已进入诉讼、仲裁或行政复议程序',
  petition: '已由信访部门受理',
  notOurCity: '不属于本市管辖',
  unclear: '内容不清楚，且联系不上本人',
  duplicate: '同一事项正在办理',
  unlawful: '违反法律法规或公序良俗',
};

export const contactMethodWords: Record<ContactMethod, string> = {
  phone: '电话',
  visit: '上门',
  message: '消息',
};

export const verdictWords: Record<Verdict, string> = {
  solved: '解决了',
  notSolved: '没解决',
  neverCame: '没来过',
};

export const legStatusWords: Record<LegStatus, string> = {
  pendingSign: '待签收',
  handling: '办理中',
  reported: '已反馈',
  ended: '已结束',
};

export const legEndWords: Record<LegEnd, string> = {
  returned: '已退单',
  transferred: '已转派',
  ruled: '已改派',
  redispatched: '已改派',
  withdrawn: '已撤回',
  terminated: '已终止',
  closed: '已办结',
};

export const satisfactionWords: Record<Satisfaction, string> = {
  satisfied: '满意',
  fairlySatisfied: '基本满意',
  dissatisfied: '不满意',
};

export const superviseWords: Record<SuperviseLevel, string> = {
  daily: '日常督办',
  key: '重点督办',
  taskForce: '专班调度',
};

export const alarmWords: Record<AlarmLevel, string> = {
  yellow: '即将到期',
  red: '已经超期',
  unitHead: '超期，提醒单位负责人',
  firstResponsible: '超期，提醒第一责任人',
  daily: '超期，列入日常督办',
  key: '超期，列入重点督办',
  taskForce: '超期，列入专班调度',
  returnLate: '退单审核超时',
  centreLate: '中心办理超时',
  centreSupervised: '中心办理超时，列入日常督办',
};

/** Whom the scheduler tells. */
export const audienceWords: Record<Audience, string> = {
  handlers: '承办人',
  head: '单位负责人',
  firstResponsible: '第一责任人',
  dispatchers: '派单员',
  supervisors: '督查室',
};

export const outcomeWords: Record<Outcome['kind'], string> = {
  solved: '已解决',
  explained: '已解释说明',
  notContacted: '多次未联系上',
  dissatisfied: '已办理，群众不满意',
  selfResolved: '网格员当场处理',
};

export const lightWords: Record<Light, string> = { green: '正常', yellow: '临期', red: '超期' };

/** The buttons. */
export const actionWords: Record<ActionName, string> = {
  accept: '受理',
  answer: '直接答复',
  refuse: '不予受理',
  selfResolve: '当场处理',
  dispatch: '派单',
  sign: '签收',
  contact: '记录联系',
  transfer: '转派',
  coHandle: '请求协办',
  requestReturn: '申请退单',
  approveReturn: '同意退单',
  rejectReturn: '不同意退单',
  rule: '会商裁定',
  requestExtension: '申请延期',
  decideExtension: '审批延期',
  report: '办理反馈',
  verify: '核验',
  callback: '回访',
  verdict: '解决了吗',
  object: '提出异议',
  reopen: '没解决，重新办理',
  requestShelving: '申请挂账',
  decideShelving: '审批挂账',
  resume: '恢复办理',
  requestTermination: '申请终止',
  decideTermination: '审批终止',
  withdraw: '撤回',
  supplement: '补充说明',
  urge: '催办',
  join: '我也遇到',
  leave: '取消加入',
  neighbourAnswer: '说说结果',
  rate: '评价',
  merge: '并单',
  follow: '随主单回访',
  unmerge: '取消并单',
  supervise: '督办',
  alarm: '到期提醒',
};

/** What the timeline says, in plain words, about each event. */
export const eventWords: Record<TicketEventType, string> = {
  'ticket.submitted': '已提交',
  'ticket.accepted': '已受理',
  'ticket.answered': '已答复',
  'ticket.refused': '不予受理',
  'ticket.dispatched': '已派单',
  'ticket.signed': '已签收',
  'ticket.contacted': '联系群众',
  'ticket.transferred': '已转派',
  'ticket.coHandled': '增加协办单位',
  'ticket.returnRequested': '申请退单',
  'ticket.returnApproved': '同意退单，重新派单',
  'ticket.returnRejected': '不同意退单',
  'ticket.ruled': '联席会议裁定',
  'ticket.extensionRequested': '申请延期',
  'ticket.extensionDecided': '延期审批',
  'ticket.reported': '办理反馈',
  'ticket.verified': '核验',
  'ticket.calledBack': '回访',
  'ticket.verdictGiven': '居民评价',
  'ticket.objected': '提出异议',
  'ticket.reopened': '重新办理',
  'ticket.shelvingRequested': '申请挂账',
  'ticket.shelvingDecided': '挂账审批',
  'ticket.resumed': '恢复办理',
  'ticket.terminationRequested': '申请终止',
  'ticket.terminationDecided': '终止审批',
  'ticket.withdrawn': '已撤回',
  'ticket.supplemented': '补充说明',
  'ticket.urged': '催办',
  'ticket.joined': '有人也遇到',
  'ticket.left': '取消加入',
  'ticket.neighbourAnswered': '说了结果',
  'ticket.rated': '已评价',
  'ticket.merged': '已并单',
  'ticket.followed': '主单已办理',
  'ticket.unmerged': '恢复单独办理',
  'ticket.supervised': '已督办',
  'ticket.alarmed': '到期提醒',
  'ticket.selfResolved': '网格员当场处理',
};
