/** Groups texts that are nearly the same wording, so that an evaluation never trains on a copy of what it tests. */
import { charGrams, normalise } from '../../search';

/** Same trigrams by half: the same message sent twice with an edit; two people's own words on one matter stay below. */
const sameWording = 0.5;

function overlap(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return shared / Math.max(a.size + b.size - shared, 1);
}

/** For each text the number of its group's first text. Compares all pairs: meant for thousands of texts, not millions. */
export function nearCopyGroups(texts: readonly string[]): number[] {
  const grams = texts.map((text) => new Set(charGrams(normalise(text), [3])));
  const group: number[] = [];
  grams.forEach((mine, at) => {
    const twin = grams.findIndex((other, before) => {
      if (before >= at) return false;
      const [small, large] = mine.size < other.size ? [mine.size, other.size] : [other.size, mine.size];
      return small >= large * sameWording && overlap(mine, other) >= sameWording;
    });
    group.push(twin >= 0 && twin < at ? group[twin]! : at);
  });
  return group;
}
