/** What people send when a story does not say otherwise. */
import type { ActionBody, PublicAction } from '@jsjb/shared/ticket/actionContract';
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import type { Contract } from '@jsjb/bff/contract';
import { POTHOLE } from './smallCity';

export type SubmitBody = BodyOf<Contract['submitTicket']>;

export const aComplaint: SubmitBody = {
  type: 'complaint',
  content: '东湾村文化广场门口的路上有个大坑，晚上看不见，已经有人摔倒。',
  place: { text: '东湾村文化广场门口' },
};

type Usual = { [A in PublicAction]: Omit<ActionBody<A>, 'version'> };

/** Notes begin with 内部 where only offices may read them. */
export const usual: Usual = {
  accept: { type: 'complaint', urgency: 'normal', category: POTHOLE, note: '内部：与上周来电重复，请留意。' },
  answer: { text: '供暖期为每年 10 月 15 日至次年 4 月 15 日。' },
  refuse: { reason: 'petition', text: '请向信访部门查询办理进度。' },
  selfResolve: { text: '已当场清理干净。', photos: [] },
  dispatch: {
    leadUnitId: 'roads',
    coUnitIds: [],
    mode: 'direct',
    category: POTHOLE,
    limit: '5d',
    note: '内部：请优先安排。',
    agenda: '',
    attendeeUnitIds: [],
    precedent: true,
  },
  sign: {},
  contact: { method: 'phone', reached: true, note: '内部：约定明天上门。' },
  transfer: { unitId: 'roads-crew', reason: '内部：由养护队办理。' },
  coHandle: { coUnitIds: ['heating'], note: '内部：请配合开挖。' },
  requestReturn: { reason: '内部：属于厂区道路。', evidence: ['内部：权属证明'], photos: [] },
  approveReturn: { leadUnitId: 'heating', coUnitIds: [], note: '内部：情况属实。' },
  rejectReturn: { note: '内部：属于市政道路。' },
  rule: {
    leadUnitId: 'water',
    coUnitIds: [],
    note: '内部：联席会议纪要三号。',
    agenda: '内部：厂区道路由谁养护',
    attendeeUnitIds: [],
    precedent: true,
  },
  requestExtension: { reason: '需要采购沥青。', note: '内部：款项未到账。', days: 5 },
  decideExtension: { approved: true, note: '内部：同意。' },
  report: { text: '坑洞已经修补，并设置了警示标志。', photos: [], solved: true },
  verify: { passed: true, note: '内部：看过照片。', photos: [] },
  callback: { contacted: true, solved: true, satisfaction: 'satisfied', note: '内部：语气平和。' },
  verdict: { verdict: 'solved', stars: 5, text: '修得很平。', photos: [] },
  object: { call: 0, text: '没有人回访过我。' },
  reopen: { text: '又陷下去了。', photos: [] },
  requestShelving: { reason: '冬季不能施工', note: '内部：等预算。', reviewDate: '2026-05-15' },
  decideShelving: { approved: true, note: '内部：列入计划。' },
  resume: { note: '内部：开春复工。' },
  requestTermination: { reason: '当事人不愿提供地址。', note: '内部：三次上门。' },
  decideTermination: {
    approved: true,
    note: '内部：属实。',
    toResident: '多次联系后仍缺少地址，现终止办理。',
  },
  withdraw: { reason: '已经有人修好了' },
  supplement: { text: '坑又大了一圈。', photos: [] },
  urge: { text: '什么时候来修？' },
  join: { photos: [] },
  leave: {},
  neighbourAnswer: { verdict: 'notSolved', text: '楼道还是黑的。', photos: [] },
  rate: { stars: 5, satisfaction: 'satisfied', text: '修得很快' },
  merge: { parentId: '0'.repeat(24), note: '内部：同一个坑。' },
  unmerge: { reason: '经核对不是同一件事。' },
  supervise: { level: 'daily', note: '内部：请抓紧。' },
};
