/** The words of a message that spoke most for one label, in the weights the blend really used. */
import type { Blend } from './blend';
import type { Features } from './features';
import type { Members } from './members';

const maxReasons = 5;

/** Without the topics member: it speaks through the same lexicon words, which are already weighed. */
export function reasonsFor(
  features: Features,
  label: number,
  { prior, bayes }: Members,
  blend: Blend,
): string[] {
  const [said = 0, learned = 0] = blend.memberWeights;
  // the lexicon's score is divided by the root of all it found, the learner's by all it knew
  const gain = new Map<string, number>();
  const add = (word: string, by: number): void => void gain.set(word, (gain.get(word) ?? 0) + by);
  for (const [word, times] of features.lexicon) {
    const all = prior.weigh(word);
    const mean = all.reduce((sum, value) => sum + value, 0) / Math.max(all.length, 1);
    add(word, said * Math.log(1 + times) * (all[label]! - mean));
  }
  for (const [key, times] of features.grams) {
    const word = key.slice(1);
    if (key.startsWith('w') && word.length >= 2)
      add(word, learned * Math.log(1 + times) * bayes.weigh(key)[label]!);
  }
  const best = [...gain].filter(([, by]) => by > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const chosen: string[] = [];
  for (const [word] of best) {
    // "退休工资" already says "退休"
    if (chosen.some((other) => other.includes(word) || word.includes(other))) continue;
    if (chosen.push(word) === maxReasons) break;
  }
  return chosen;
}
