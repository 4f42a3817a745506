/** Nobody judges their own matter: whoever handled a ticket, or asked for something, does not decide on it. */
import type { Actor } from '../kit/role';
import type { ActionName } from './action';
import type { Ticket } from './ticket';

const judging: Partial<Record<ActionName, string>> = {
  approveReturn: '退单要由没有参与办理的人审核。',
  rejectReturn: '退单要由没有参与办理的人审核。',
  rule: '裁定要由争议各方以外的人作出。',
  decideExtension: '延期要由没有参与办理的人审批。',
  decideShelving: '挂账要由没有参与办理的人审批。',
  decideTermination: '终止要由没有参与办理的人审批。',
  callback: '回访要由没有参与办理的人进行。',
};

/** A person with two posts stays one person: what they did in the other post counts. */
export const hasConflictOfInterest = (
  { legs, extension, shelving, termination }: Ticket,
  { personId, unitId }: Actor,
): boolean =>
  legs.some(
    (leg) =>
      leg.unitId === unitId ||
      [leg.signed, leg.returnRequest, ...leg.contacts, ...leg.reports].some(
        (stamp) => stamp?.personId === personId,
      ),
  ) || [extension, shelving, termination].some((unitRequest) => unitRequest?.personId === personId);

/** The refusal in words; undefined when the actor may judge, or the action is no judgement. */
export function conflictOfInterest(ticket: Ticket, action: ActionName, actor: Actor): string | undefined {
  const words = judging[action];
  return words !== undefined && hasConflictOfInterest(ticket, actor) ? words : undefined;
}
