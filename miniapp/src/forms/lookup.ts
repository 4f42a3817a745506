/** Which options of a long list are in sight: pure. */
import type { LookupOption } from './formSpec';

/** Enough to choose from without scrolling a form away. */
const IN_SIGHT = 8;

export interface LookupSight {
  shown: readonly LookupOption[];
  /** How many more there are. */
  hidden: number;
}

/** Every word typed must occur in the name or where it belongs; names that begin with it come first. */
export function searchOptions(options: readonly LookupOption[], query: string): LookupOption[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...options];
  const textOf = ({ label, hint = '' }: LookupOption): string => `${label} ${hint}`.toLowerCase();
  const found = options.filter((option) => words.every((word) => textOf(option).includes(word)));
  const rank = ({ label }: LookupOption): number => (label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

export const groupsOf = (options: readonly LookupOption[]): string[] => [
  ...new Set(options.flatMap(({ group }) => group ?? [])),
];

/** Typed words search everything; a group is looked through as a whole. */
export function inSight(options: readonly LookupOption[], query: string, group: string): LookupSight {
  if (query.trim() === '' && group !== '') {
    return { shown: options.filter((option) => option.group === group), hidden: 0 };
  }
  const found = searchOptions(options, query);
  return { shown: found.slice(0, IN_SIGHT), hidden: Math.max(0, found.length - IN_SIGHT) };
}
