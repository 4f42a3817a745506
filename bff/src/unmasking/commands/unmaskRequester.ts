/**
 * Shows the requester's name, phone and address to who must know, after writing down who asked and why. Who asked to
 * be kept unknown is shown only when another person has approved, and is told of it.
 */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import { isDiscreet, ticketOf, type TicketDoc } from '../../ticket';
import type { UnmaskingDoc } from '../store/unmaskingDoc';
import { openPersonal, type Personal } from '../../platform/personal/personal';

async function approvalOf(doc: TicketDoc, deps: Deps, { actor, now }: Caller): Promise<UnmaskingDoc> {
  const mine = { 'subject.ticketId': doc._id.toHexString(), personId: actor.personId };
  const { unmaskings } = deps.models;
  const approved = await unmaskings
    .findOne({ ...mine, status: 'approved', until: { $gt: now } })
    .lean<UnmaskingDoc>();
  if (approved) return approved;
  const waiting = await unmaskings.exists({ ...mine, status: 'asked' });
  throw new AppError('APPROVAL_REQUIRED', {
    userMessage: waiting
      ? '您的申请还在等待审批，批准以后会通知您。'
      : '这位群众要求保密。请写明理由提出申请，由另一位派单员或督查人员批准后查看。',
  });
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
      ? `${reason}（申请 ${approval._id.toHexString()}，批准人 ${approval.steps.at(-1)?.personId}）`
      : reason,
  });
  // Before anything is shown, and once for one approval: the requester is told of it.
  if (approval && !approval.usedAt) {
    const act = { actor, now, context: undefined };
    await deps.records.unmaskings.act(approval, { name: 'use', data: {} }, act);
  }
  return openPersonal(doc.personal, doc._id.toHexString(), deps.cipher);
}
