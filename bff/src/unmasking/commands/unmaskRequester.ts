/**
 * Shows the requester's name, phone and address to who must know, after writing down who asked and why. Who asked to
 * be kept unknown is shown only when another person has approved, and is told of it.
 */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import { isDiscreet, ticketOf, type TicketDoc } from '../../ticket';
import { unmaskingStep, type UnmaskingDoc } from '../store/unmaskingModel';
import { openPersonal, type Personal } from '../../platform/personal/personal';

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

/** Before anything is shown, and once for one approval: the requester is told of it. */
async function noteUse(
  approval: UnmaskingDoc,
  { models, outbox }: Deps,
  { actor, now }: Caller,
): Promise<void> {
  if (approval.events.some(({ type }) => type === 'unmasking.used')) return;
  const event = { type: 'unmasking.used', at: now, by: actor.personId } as const;
  const { filter, update } = unmaskingStep(approval, event, outbox);
  // When it does not match, the same person was faster in another window: that use is told.
  await models.unmaskings.updateOne(filter, update);
  outbox.nudge('unmaskings');
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
  if (approval) await noteUse(approval, deps, caller);
  return openPersonal(doc.personal, doc._id.toHexString(), deps.cipher);
}
