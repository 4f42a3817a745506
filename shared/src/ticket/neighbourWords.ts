/** What is said of a matter that several wait for. */
import type { Verdict } from './ticket';
import { verdictWords } from './words';

/** 12 户在等; nothing where only the one who raised it waits. */
export const waitingWords = (households: number | undefined): string =>
  households !== undefined && households > 1 ? `${households} 户在等` : '';

/** 3 户说没解决; of those who said so. */
export const verdictCountWords = (counts: Readonly<Record<Verdict, number>>): string[] =>
  (Object.keys(verdictWords) as Verdict[])
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} 户说${verdictWords[verdict]}`);
