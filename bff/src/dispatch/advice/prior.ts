/** What the lexicon alone says of a message for each label: the member of the ensemble that needs no history. */
import { charGrams, count, normalise, type Bag, words } from '../../search';
import { level1Of, type TopicIndex, wordStrength } from './topics';

/** label → the topics it covers: a level-1 class, a "level1/level2" row, or a level-2 name found in one class only. */
export function topicsOfLabel(label: string, index: TopicIndex): number[] {
  const where = (test: (level1: string, level2: string) => boolean): number[] =>
    index.topics.flatMap(({ level1, level2 }, at) => (test(level1, level2) ? [at] : []));
  const whole = where((level1) => level1 === label);
  if (whole.length) return whole;
  const row = where((level1, level2) => `${level1}/${level2}` === label);
  if (row.length) return row;
  const named = where((_, level2) => level2 === label);
  return named.length === 1 ? named : [];
}

export interface Prior {
  score(found: Bag): Float64Array;
  weigh(word: string): Float64Array;
}

export function lexiconPrior(labels: readonly string[], index: TopicIndex): Prior {
  const labelsByTopic = new Map<number, number[]>();
  labels.forEach((label, at) => {
    for (const topic of topicsOfLabel(label, index))
      labelsByTopic.set(topic, [...(labelsByTopic.get(topic) ?? []), at]);
  });
  const add = (word: string, times: number, scores: Float64Array): void => {
    const hit = new Set((index.byWord.get(word) ?? []).flatMap((topic) => labelsByTopic.get(topic) ?? []));
    const strength = wordStrength(word, times, Math.max(hit.size, level1Of(word, index).length));
    for (const label of hit) scores[label]! += strength;
  };
  return {
    score(found) {
      const scores = new Float64Array(labels.length);
      for (const [word, times] of found) add(word, times, scores);
      return scores;
    },
    weigh(word) {
      const scores = new Float64Array(labels.length);
      add(word, 1, scores);
      return scores;
    },
  };
}

/** How often each piece of a lexicon row counts as seen in the label's history; 1, 3 and 10 were tried. */
const seenTimes = 10;

/** Lexicon rows as if they were messages, so that the learner starts from the catalogue and not from nothing. */
export function priorBags(
  labels: readonly string[],
  index: TopicIndex,
): { grams: Bag; label: number; weight: number }[] {
  return labels.flatMap((label, at) =>
    topicsOfLabel(label, index).map((topic) => {
      const grams: Bag = new Map();
      for (const [word, topics] of index.byWord) {
        if (!topics.includes(topic)) continue;
        const normal = normalise(word);
        for (const piece of words(normal)) count(grams, `w${piece}`);
        for (const gram of charGrams(normal, [2, 3])) count(grams, `c${gram}`);
      }
      for (const key of grams.keys()) grams.set(key, seenTimes);
      return { grams, label: at, weight: 1 };
    }),
  );
}
