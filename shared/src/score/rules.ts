/** How units are scored: which rates weigh how much, what counts as satisfied, what responding in time means. As data. */

export const rateNames = [
  'response',
  'finish',
  'onTime',
  'solved',
  'satisfied',
  'effectiveCallback',
  'direct',
] as const;
export type RateName = (typeof rateNames)[number];

export interface ScoreRules {
  version: string;
  /** Shares of the score; rates without cases leave theirs to the others. */
  weights: Readonly<Partial<Record<RateName, number>>>;
  /** 基本满意 counts as 满意. */
  fairlyIsSatisfied: boolean;
  /** The requester is to be contacted within so many natural hours of the leg's start, or within the limit if shorter. */
  responseHours: number;
  /** A month is frozen at the earliest so many days after its end: callbacks of the last days must be in. */
  freezeAfterDays: number;
}

/**
 * The rules that judges what counts in the month of an instant. A month has one rules from its first day to its
 * last: a new version judges from the month after its publication, so that nobody is judged by a rule made later.
 */
export type RulesAt = (at: Date) => ScoreRules;

/** The article names response, finish and satisfaction; equal shares but for satisfaction, which decides ties. */
export const defaultScoreRules: ScoreRules = {
  version: 'score-2026.1',
  weights: { response: 0.3, finish: 0.3, satisfied: 0.4 },
  fairlyIsSatisfied: true,
  responseHours: 24,
  freezeAfterDays: 5,
};
