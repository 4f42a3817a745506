/** The words of a message that spoke most for one label, in the weights the blend really used. */
import type { Blend } from './blend';
import type { Features } from './features';
import type { Members } from './members';

const maxReasons = 5;

/**
 * The reasons for each of `labels`, in their order. Without the topics member: it speaks through the same lexicon
 * words, which are already weighed.
 */
export function reasonsFor(
  features: Features,
  labels: readonly number[],
  { prior, bayes }: Members,
  blend: Blend,
): string[][] {
  const [said = 0, learned = 0] = blend.memberWeights;
  const gains = labels.map(() => new Map<string, number>());
  const add = (word: string, by: number, all: Float64Array): void => {
    const mean = all.reduce((sum, value) => sum + value, 0) / Math.max(all.length, 1);
    labels.forEach((label, at) => {
      const gain = gains[at]!;
      gain.set(word, (gain.get(word) ?? 0) + by * (all[label]! - mean));
    });
  };
  for (const [word, times] of features.lexicon) add(word, said * Math.log(1 + times), prior.weigh(word));
  for (const [key, times] of features.grams) {
    if (key.startsWith('w') && key.length > 2)
      add(key.slice(1), learned * Math.log(1 + times), bayes.weigh(key));
  }
  return gains.map(strongest);
}

function strongest(gain: ReadonlyMap<string, number>): string[] {
  const best = [...gain].filter(([, by]) => by > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const chosen: string[] = [];
  for (const [word] of best) {
    // "退休工资" already says "退休"
    if (chosen.some((other) => other.includes(word) || word.includes(other))) continue;
    if (chosen.push(word) === maxReasons) break;
  }
  return chosen;
}
