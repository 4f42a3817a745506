/** Who may see whose scores: the centre, the supervision office and the city's leaders all; others their own. */
import type { Actor, Role } from '@jsjb/shared/kit/role';
import {
  exclusionAskers,
  exclusionDeciders,
  exclusionRecord,
  type ExclusionTypes,
} from '@jsjb/shared/score/exclusion';
import { hasConflictOfInterest } from '@jsjb/shared/ticket/conflictOfInterest';
import type { Ticket } from '@jsjb/shared/ticket/ticket';

/** Who applies for exclusion, and who decides. */
export const exclusionAccess = {
  'exclusion.propose': exclusionAskers,
  'exclusion.decide': exclusionDeciders,
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

/** What the reader of an exclusion may do with it now; nobody judges a ticket they handled. */
export function exclusionAbilities(
  exclusion: ExclusionTypes['state'],
  actor: Actor,
  ticket: Ticket | undefined,
): ('decide' | 'appeal')[] {
  const open = exclusionRecord.abilities(exclusion, actor);
  const decides = open.includes('approve') && !(ticket && hasConflictOfInterest(ticket, actor));
  return [
    ...(decides ? (['decide'] as const) : []),
    ...(open.includes('appeal') ? (['appeal'] as const) : []),
  ];
}
