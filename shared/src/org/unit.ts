/** The tree of units (承办单位) and what "inside the own subtree" means. */

export const unitKinds = [
  'city',
  'centre',
  'supervision',
  'department',
  'county',
  'township',
  'community',
  'utility',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** One stretch of a working day in +08:00: `['08:30', '12:00']`. */
export type OpeningHours = readonly (readonly [from: string, to: string])[];

/** A unit as an action names it: `path` lists its ancestors from the root down, itself last. */
export interface UnitRef {
  id: string;
  path: readonly string[];
  /** Hour limits count only within these, for a unit that keeps hours. */
  opening?: OpeningHours | undefined;
}

/** True when `unit` is `ancestorId` itself or lies below it. */
export function isInSubtree(unit: UnitRef, ancestorId: string): boolean {
  return unit.path.includes(ancestorId);
}
