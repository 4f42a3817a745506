/** Which year the calendar lacks next, and whether tickets already run into it. Pure. */

const CST_MS = 8 * 3_600_000;
/** The longest limit with its extension reaches this far, holidays included. */
const REACH_MS = 60 * 86_400_000;

const yearOf = (at: number): number => new Date(at + CST_MS).getUTCFullYear();

export function coverageOf(
  years: readonly { year: number }[],
  now: Date,
): { missing: number; urgent: boolean } {
  const known = new Set(years.map(({ year }) => year));
  let missing = yearOf(now.getTime());
  while (known.has(missing)) missing += 1;
  return { missing, urgent: missing <= yearOf(now.getTime() + REACH_MS) };
}
