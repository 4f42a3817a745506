/** What the table cannot say and needs no data: where it does not hold, there is no button and no way. */
import type { RecordDefinition } from '../kit/definition';
import { isPending } from '../kit/embeddedRequest';
import { forbidden, illegal, type Refusal } from '../kit/refusal';
import type { TicketTypes } from './event';
import { joinedAlready } from './lifecycle';
import { MAX_REOPENS } from './verdict';
import { isSpent, isWaiting, leadLeg, legOf, type Ticket, type UnitRequest } from './ticket';

/** 举报 is neither parent nor child: what was merged would be read by whom it names. */
export const TIP_OFF_ALONE = '举报要单独办理，不能和别的工单并单。';

type Conditions = NonNullable<RecordDefinition<TicketTypes>['conditions']>;

/** The head of a unit asks, once at a time. */
const askedByHead =
  (
    requestIn: (ticket: Ticket) => UnitRequest | undefined,
    words: { notHead: string; again: string },
  ): Conditions['requestShelving'] =>
  (ticket, { head }) => {
    if (!head) return forbidden(words.notHead);
    return isWaiting(ticket, requestIn(ticket)) ? illegal(words.again) : undefined;
  };

const pending = (request: UnitRequest | undefined, words: string): Refusal | undefined =>
  isPending(request) ? undefined : illegal(words);

export const conditions: Conditions = {
  sign: (ticket, { unitId }) =>
    legOf(ticket, unitId)?.status === 'pendingSign' ? undefined : illegal('这件工单已经签收过了。'),
  contact: (ticket, { unitId }) =>
    legOf(ticket, unitId)?.status === 'pendingSign' ? illegal('请先签收，再记录联系情况。') : undefined,
  report: (ticket, { unitId }) => {
    const leg = legOf(ticket, unitId);
    if (leg?.status !== 'handling') return illegal('签收并办理后才能反馈。');
    return leg.role === 'lead' && leg.contacts.length === 0
      ? illegal('请先联系群众并记录联系情况，再反馈办理结果。')
      : undefined;
  },
  requestReturn: (ticket) => {
    if (leadLeg(ticket)?.returnRequest) return illegal('本单位已经申请过一次退单，不能再次申请。');
    return ticket.mode === 'ruling'
      ? illegal('这件工单由联席会议裁定，裁定具有约束力，不能退单。')
      : undefined;
  },
  approveReturn: ({ returns }) =>
    returns >= 1 ? illegal('这件工单已经退过一次，再有争议须由联席会议裁定。') : undefined,
  requestExtension: (ticket) => (isSpent(ticket) ? illegal('每件工单只能申请一次延期。') : undefined),
  decideExtension: ({ extension }) => pending(extension, '没有待审批的延期申请。'),
  requestShelving: askedByHead(({ shelving }) => shelving, {
    notHead: '挂账要由单位负责人申请。',
    again: '已有一份挂账申请正在审批。',
  }),
  decideShelving: ({ shelving }) => pending(shelving, '没有待审批的挂账申请。'),
  requestTermination: askedByHead(({ termination }) => termination, {
    notHead: '终止办理要由单位负责人申请。',
    again: '已有一份终止申请正在审批。',
  }),
  decideTermination: ({ termination }) => pending(termination, '没有待审批的终止申请。'),
  merge: ({ confidential }) => (confidential ? illegal(TIP_OFF_ALONE) : undefined),
  join: ({ joins }, { personId }) => (joins?.includes(personId) ? illegal(joinedAlready) : undefined),
  object: ({ callbacks }) =>
    callbacks.some(({ verdict, objection }) => !verdict && !objection)
      ? undefined
      : illegal('没有可以提出异议的回访记录。'),
  reopen: ({ reopens = 0 }) =>
    reopens >= MAX_REOPENS
      ? illegal('这件工单已经重新办理过两次，请再次反映，新的诉求会和这一件关联。')
      : undefined,
  rate: ({ rating }) => (rating ? illegal('您已经评价过了，谢谢。') : undefined),
};
