/** Who lets another see an identity has no part in the matter: pure. */
import type { Actor } from '@jsjb/shared/kit/role';
import { partInMatter } from '@jsjb/shared/ticket/conflictOfInterest';
import type { Ticket } from '@jsjb/shared/ticket/ticket';

export const ownMatterWords = '您与这件工单有关，是否批准请由同事决定。';

/** Who verified the work has seen it and no more: they may. */
export function mayJudgeUnmasking(ticket: Ticket, actor: Actor): boolean {
  const part = partInMatter(ticket, actor);
  return part === undefined || part === 'verifier';
}
