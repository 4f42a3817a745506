/**
 * The life of an exclusion (剔除): a unit asks with evidence that a ticket is not counted, the supervision office decides,
 * a refusal is appealed once. Who asked, decided before or handled the ticket does not decide.
 */
import { defineApproval, type ApprovalTypes } from '../kit/approval';
import { forbidden, illegal, type Refusal } from '../kit/refusal';
import type { Role } from '../kit/role';
import { hasConflictOfInterest } from '../ticket/conflictOfInterest';
import type { Ticket } from '../ticket/ticket';
import type { RateName } from './rules';

export const exclusionAskers = ['official', 'dispatcher'] as const satisfies Role[];
export const exclusionDeciders = ['supervisor'] as const satisfies Role[];

export interface ExclusionSubject {
  ticketId: string;
  unitId: string;
  rates: readonly RateName[];
  /** In words, or photos by their ids. */
  evidence: readonly string[];
}

export interface ExclusionContext {
  ticket: Ticket | undefined;
  /** The months it would change, when all of them are frozen. */
  frozen: readonly string[];
}

export type ExclusionTypes = ApprovalTypes<'exclusion', ExclusionSubject, ExclusionContext>;

/** Frozen figures never change: an exclusion that could only touch them would promise what it cannot do. */
export const refusalOfFrozen = (frozen: readonly string[]): Refusal | undefined =>
  frozen.length > 0
    ? illegal(`这件工单的这些指标计入 ${frozen.join('、')} 的成绩，已经冻结，不能再申请剔除。`)
    : undefined;

const others = '申请和审批、初审和复核要由不同的人进行。';

export const exclusionRecord = defineApproval<'exclusion', ExclusionSubject, ExclusionContext>({
  name: 'exclusion',
  deciders: exclusionDeciders,
  appeal: { by: Object.fromEntries(exclusionAskers.map((role) => [role, 'anyone' as const])) },
  guard(_, action, actor, { ticket, frozen }) {
    if (action !== 'appeal' && ticket && hasConflictOfInterest(ticket, actor))
      return forbidden('剔除要由没有参与办理的人审批。');
    // Saying no touches no figure: what the freeze overtook can still be laid aside.
    return action === 'reject' ? undefined : refusalOfFrozen(frozen);
  },
  words: {
    own: others,
    again: others,
    decided: '这份申请现在不需要审批。',
    noAppeal: '只有不同意剔除的申请可以申诉，且只能申诉一次。',
  },
});
