/** Seeing who asked to be kept unknown: asked for one ticket with a reason, approved by another person for a day. */
import { defineApproval, type ApprovalTypes } from '../kit/approval';
import type { Role } from '../kit/role';

export const unmaskingAskers = ['agent', 'dispatcher', 'official', 'supervisor'] as const satisfies Role[];
export const unmaskingDeciders = ['dispatcher', 'supervisor'] as const satisfies Role[];

interface Subject {
  ticketId: string;
}
export type UnmaskingTypes = ApprovalTypes<'unmasking', Subject>;

export const decidedWords = '这个申请已经有人审批了。';

export const unmaskingRecord = defineApproval<'unmasking', Subject>({
  name: 'unmasking',
  deciders: unmaskingDeciders,
  use: { by: unmaskingAskers },
  holdsMs: 24 * 3600_000,
  words: { decided: decidedWords, noReason: '请写明不批准的原因' },
});
