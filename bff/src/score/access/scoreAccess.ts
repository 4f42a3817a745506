/** Who may see whose scores: the centre, the supervision office and the city's leaders all; others their own. */
import type { Actor, Role } from '@jsjb/shared/kit/role';
import { exclusionDecisions, isFresh, type ExclusionState } from '@jsjb/shared/score/exclusion';
import { hasConflictOfInterest } from '@jsjb/shared/ticket/conflictOfInterest';
import type { Ticket } from '@jsjb/shared/ticket/ticket';

/** Who applies for exclusion, and who decides. */
export const exclusionAccess = {
  'exclusion.propose': ['official', 'dispatcher'],
  'exclusion.decide': ['supervisor'],
} as const satisfies Record<string, readonly Role[]>;

export interface ScoreReach {
  /** May see this unit's row and cases; `path` lists its ancestors, itself last. */
  unit(path: readonly string[], areaCode?: string): boolean;
  area(code: string): boolean;
  /** Figures of the whole city, and by category. */
  city: boolean;
}

const everything: ScoreReach = { unit: () => true, area: () => true, city: true };

/** `area` is a leader's own; the city's leaders have none. */
export function scoreReach(actor: Actor, area?: string): ScoreReach {
  if (actor.role === 'official') {
    const own = actor.unitId ?? '';
    return { unit: (path) => path.includes(own), area: () => false, city: false };
  }
  if (actor.role === 'leader' && area) {
    const inside = (code: string | undefined): boolean => code?.startsWith(area) ?? false;
    return {
      unit: (path, code) => inside(code) || path.includes(actor.unitId ?? ''),
      area: inside,
      city: false,
    };
  }
  return everything;
}

/** What the reader of an exclusion may do with it now; a human being holds a role, and judges no ticket they handled. */
export function exclusionAbilities(
  { state, steps }: { state: ExclusionState; steps: readonly { by: string }[] },
  actor: Actor,
  ticket: Ticket | undefined,
): ('decide' | 'appeal')[] {
  const decides =
    state in exclusionDecisions &&
    exclusionAccess['exclusion.decide'].some((role) => role === actor.role) &&
    isFresh(steps, actor.personId) &&
    !(ticket && hasConflictOfInterest(ticket, actor));
  const appeals =
    state === 'rejected' && exclusionAccess['exclusion.propose'].some((role) => role === actor.role);
  return [...(decides ? (['decide'] as const) : []), ...(appeals ? (['appeal'] as const) : [])];
}
