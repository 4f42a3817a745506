/** Approvers hear that somebody asks, the asker how it was decided, and who asked to be kept unknown that they were seen. */
import { pages } from '@jsjb/shared/kit/pages';
import { unmaskingDeciders } from '@jsjb/shared/unmasking/unmasking';
import { Types } from 'mongoose';
import type { Deps } from '../../deps';
import { chinaTime } from '../../gateways/wechat/fitFields';
import type { PersonDoc } from '../../account';
import { storeNotices, type NewNotice } from '../../notice';
import type { TicketDoc } from '../../ticket';
import type { UnmaskingDoc } from '../store/unmaskingDoc';

interface Told {
  type: 'unmasking.asked' | 'unmasking.approved' | 'unmasking.rejected' | 'unmasking.used';
  at: Date;
}

interface Words {
  /** Part of the notice's identifier. */
  key: string;
  template: NewNotice['template'];
  matter: string;
  status: string;
  note: string;
}

const toOffice = { template: 'deadline', matter: '查看身份' } as const;
const words: Readonly<Record<Told['type'], Words>> = {
  'unmasking.asked': {
    ...toOffice,
    key: 'ask',
    status: '待审批',
    note: '有人申请查看保密诉求人的身份，请审批。',
  },
  'unmasking.approved': {
    ...toOffice,
    key: 'decided',
    status: '已批准',
    note: '您的申请已批准，24 小时内可以查看。',
  },
  'unmasking.rejected': {
    ...toOffice,
    key: 'decided',
    status: '未批准',
    note: '您的申请没有批准，原因写在里面。',
  },
  'unmasking.used': {
    template: 'progress',
    key: 'told',
    matter: '身份保密',
    status: '查看身份',
    note: '因办理需要，经审批查看了您的联系方式。',
  },
};

async function approvers({ models }: Deps, asker: string): Promise<string[]> {
  const docs = await models.people
    .find({ 'posts.role': { $in: [...unmaskingDeciders] }, disabled: { $ne: true } })
    .select({ _id: 1 })
    .lean<Pick<PersonDoc, '_id'>[]>();
  return docs.flatMap(({ _id }) => (_id === asker ? [] : [_id]));
}

/** Into the ticket's own timeline, once for one approval; the requester, when they have an inbox. */
async function requesterOf({ _id, subject, steps }: UnmaskingDoc, at: Date, { models }: Deps) {
  const ticket = new Types.ObjectId(subject.ticketId);
  const unitId = steps[0]?.unitId ?? '';
  const approval = _id.toHexString();
  await models.tickets.collection.updateOne(
    { _id: ticket, 'unmasked.approval': { $ne: approval } },
    { $push: { unmasked: { approval, at, unitId } } as never },
  );
  const doc = await models.tickets.findById(ticket).lean<TicketDoc>();
  return doc?.requester.role === 'resident' ? [doc.requester.personId] : [];
}

function peopleOf({ type, at }: Told, doc: UnmaskingDoc, deps: Deps): Promise<string[]> {
  if (type === 'unmasking.asked') return approvers(deps, doc.personId);
  if (type === 'unmasking.used') return requesterOf(doc, at, deps);
  return Promise.resolve([doc.personId]);
}

export async function notifyUnmasking(event: Told, doc: UnmaskingDoc, deps: Deps): Promise<void> {
  const { number } = doc;
  const { ticketId } = doc.subject;
  const { key, template, matter, status, note } = words[event.type];
  const page = event.type === 'unmasking.used' ? `${pages.ticket}?id=${ticketId}` : pages.review;
  const personIds = await peopleOf(event, doc, deps);
  const notices = personIds.map((personId) => ({
    _id: `${ticketId}.unmask.${doc._id.toHexString()}.${key}.${personId}`,
    personId,
    ticketId,
    number,
    template,
    values: { number, matter, status, time: chinaTime(event.at), note },
    page,
    urgent: false,
    at: event.at,
  }));
  await storeNotices(deps.models, notices, deps.now());
}
