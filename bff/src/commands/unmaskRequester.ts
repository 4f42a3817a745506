/**
 * Shows the requester's name, phone and address to who must know, after writing down who asked and why. Who asked to
 * be kept unknown is shown only when another person has approved, and is told of it.
 */
import { AppError } from '@jsjb/shared/errors';
import type { Caller, Deps } from '../deps';
import { chinaTime } from '../gateways/wechat/fitFields';
import { appendAudit } from '../models/auditLog';
import { storeNotices } from '../models/storeNotices';
import { ticketOf, type TicketDoc } from '../models/ticketDoc';
import type { UnmaskingDoc } from '../models/unmaskingModel';
import { isDiscreet } from '../access/ticketAccess';
import { openPersonal, type Personal } from '../privacy/personal';

async function approvalOf(doc: TicketDoc, deps: Deps, { actor, now }: Caller): Promise<UnmaskingDoc> {
  const mine = { ticketId: doc._id.toHexString(), personId: actor.personId };
  const { unmaskings } = deps.models;
  const approved = await unmaskings
    .findOne({ ...mine, state: 'approved', until: { $gt: now } })
    .lean<UnmaskingDoc>();
  if (approved) return approved;
  const waiting = await unmaskings.exists({ ...mine, state: 'waiting' });
  throw new AppError('APPROVAL_REQUIRED', {
    userMessage: waiting
      ? '您的申请还在等待审批，批准以后会通知您。'
      : '这位群众要求保密。请写明理由提出申请，由另一位派单员或督查人员批准后查看。',
  });
}

/** In the inbox and in the ticket's own timeline; twice for one approval is once. */
async function tellRequester(doc: TicketDoc, approval: UnmaskingDoc, deps: Deps, now: Date): Promise<void> {
  const { tickets } = deps.models;
  const mark = approval._id.toHexString();
  await tickets.collection.updateOne(
    { _id: doc._id, 'unmasked.approval': { $ne: mark } },
    { $push: { unmasked: { approval: mark, at: now, unitId: approval.unitId ?? '' } } as never },
  );
  const { personId, role } = doc.requester;
  if (role !== 'resident') return;
  const ticketId = doc._id.toHexString();
  const note = '因办理需要，经审批查看了您的联系方式。';
  await storeNotices(
    deps.models,
    [
      {
        _id: `${ticketId}.unmask.${mark}.told.${personId}`,
        personId,
        ticketId,
        number: doc.number,
        template: 'progress',
        values: { number: doc.number, matter: '身份保密', status: '查看身份', time: chinaTime(now), note },
        page: `resident/ticket/index?id=${ticketId}`,
        urgent: false,
        at: now,
      },
    ],
    now,
  );
}

export async function unmaskRequester(
  doc: TicketDoc,
  reason: string,
  deps: Deps,
  caller: Caller,
): Promise<Personal> {
  const { actor, now } = caller;
  const approval = isDiscreet(ticketOf(doc)) ? await approvalOf(doc, deps, caller) : undefined;
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    ...(actor.unitId ? { unitId: actor.unitId } : {}),
    action: 'ticket.unmask',
    subject: doc.number,
    reason: approval
      ? `${reason}（申请 ${approval._id.toHexString()}，批准人 ${approval.decidedBy}）`
      : reason,
  });
  if (approval) await tellRequester(doc, approval, deps, now);
  return openPersonal(doc.personal, doc._id.toHexString(), deps.cipher);
}
