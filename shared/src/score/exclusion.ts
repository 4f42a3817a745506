/** The life of an exclusion (剔除): proposed, decided, appealed once, decided again. */
export const exclusionStates = [
  'proposed',
  'approved',
  'rejected',
  'appealed',
  'upheld',
  'overturned',
] as const;
export type ExclusionState = (typeof exclusionStates)[number];

/** What a decision makes of it: with consent, without. The appeal is against the refusal: upheld leaves it. */
export const exclusionDecisions: Partial<
  Record<ExclusionState, readonly [yes: ExclusionState, no: ExclusionState]>
> = {
  proposed: ['approved', 'rejected'],
  appealed: ['overturned', 'upheld'],
};

/** Out of numerator and denominator, for good. */
export const excludes = (state: ExclusionState): boolean => state === 'approved' || state === 'overturned';

/** Proposing, deciding and deciding again take different people. */
export const isFresh = (steps: readonly { by: string }[], personId: string): boolean =>
  steps.every(({ by }) => by !== personId);
