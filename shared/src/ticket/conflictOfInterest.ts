/**
 * Nobody judges their own matter, in whichever post: neither who raised or joined it, nor who handled it, nor who let
 * the work pass. What counts as judging follows from the life cycle: whatever is done from above is, unless it is named.
 */
import { isSamePerson, type Actor } from '../kit/role';
import type { ActionName } from './action';
import { lifecycle } from './lifecycle';
import type { Ticket } from './ticket';
import { actionWords } from './words';

export const partsInMatter = ['requester', 'joiner', 'handler', 'verifier'] as const;
export type PartInMatter = (typeof partsInMatter)[number];

/** Whoever adds words to a matter decides nothing. */
export const notJudging: readonly ActionName[] = ['supplement', 'urge'];
/** Where the ticket goes and how hard it is pressed: no word on the work, so it is open to who verified that. */
const steering: readonly ActionName[] = ['dispatch', 'transfer', 'coHandle', 'resume', 'supervise'];

/** Done from above in this role: by anybody of the centre, or on site in the grid. */
export function isJudging(action: ActionName, role: Actor['role']): boolean {
  const relation = lifecycle[action].by[role];
  return role !== 'system' && (relation === 'anyone' || relation === 'grid') && !notJudging.includes(action);
}

/** Signed, spoke, asked or reported for a unit, or belongs to one of them. */
function hasHandled({ legs, extension, shelving, termination }: Ticket, actor: Actor): boolean {
  const acted = [
    ...legs.flatMap(({ signed, returnRequest, contacts, reports }) => [
      signed,
      returnRequest,
      ...contacts,
      ...reports,
    ]),
    extension,
    shelving,
    termination,
  ];
  if (acted.some((stamp) => isSamePerson(actor, stamp?.personId))) return true;
  // A grid worker belongs to the township they look after: what they see on site is their own word.
  if (actor.role === 'gridWorker') return false;
  const own = new Set([actor.unitId, ...(actor.known?.units ?? [])]);
  return legs.some(({ unitId }) => own.has(unitId));
}

/** The actor's own part in the matter; undefined where they have none. */
export function partInMatter(ticket: Ticket, actor: Actor): PartInMatter | undefined {
  const { requester, joins = [], verifiedBy = [] } = ticket;
  // Who took a caller's words down did not raise the matter.
  if (requester.role !== 'agent' && isSamePerson(actor, requester.personId)) return 'requester';
  if (actor.known?.party || joins.some((id) => isSamePerson(actor, id))) return 'joiner';
  if (hasHandled(ticket, actor)) return 'handler';
  return verifiedBy.some((id) => isSamePerson(actor, id)) ? 'verifier' : undefined;
}

export const hasConflictOfInterest = (ticket: Ticket, actor: Actor): boolean =>
  partInMatter(ticket, actor) !== undefined;

const why: Record<PartInMatter, string> = {
  requester: '这是您本人的诉求',
  joiner: '这件事与您本人有关',
  handler: '您或您的单位办理过这件工单',
  verifier: '您核验过这件工单',
};
const barred = (part: PartInMatter, action: ActionName): string =>
  part === 'verifier' && action === 'verify'
    ? '上一轮是您核验通过的，这一轮核验请由同事来做。'
    : `${why[part]}，${actionWords[action]}请由同事来做。`;

/** A new round of work is looked at by another than the last, so that two are enough for any number of rounds. */
const mayVerifierStill = ({ verifiedBy = [] }: Ticket, action: ActionName, actor: Actor): boolean =>
  action === 'verify' ? !isSamePerson(actor, verifiedBy.at(-1)) : steering.includes(action);

/** The refusal in words; undefined when the actor may judge, or the action is no judgement. */
export function conflictOfInterest(ticket: Ticket, action: ActionName, actor: Actor): string | undefined {
  if (!isJudging(action, actor.role)) return undefined;
  const part = partInMatter(ticket, actor);
  if (part === undefined || (part === 'verifier' && mayVerifierStill(ticket, action, actor)))
    return undefined;
  // Who handled it may press it; only to let go of it is not theirs (see `refusalToLower`).
  if (part === 'handler' && action === 'supervise') return undefined;
  return barred(part, action);
}

/** Supervision (督办) is lowered by nobody who has a part in the matter. */
export function refusalToLower(ticket: Ticket, actor: Actor): string | undefined {
  const part = partInMatter(ticket, actor);
  return part && `${why[part]}，督办级别请由同事来调低。`;
}
