/** The ensemble's members, trained together and scored together on one message's features. */
import type { Features } from './features';
import { type Linear, scoreLogistic, type SparseVector, trainLogistic } from './logistic';
import { type NaiveBayes, naiveBayesScorer, type NaiveBayesScorer, trainNaiveBayes } from './naiveBayes';
import { lexiconPrior, type Prior, priorBags } from './prior';
import type { Bag } from '../../search';
import type { TopicIndex } from './topics';

export interface Learned {
  bayes: NaiveBayes;
  topicNames: string[];
  topicRarity: Float64Array;
  linear: Linear;
}

export interface Sample {
  features: Features;
  label: number;
  weight: number;
}

/** log P differences per feature are small; this brings them to the other members' size. */
const bayesScale = 50;

function topicVector(topics: Bag, position: Map<string, number>, rarity: ArrayLike<number>): SparseVector {
  const vector: SparseVector = { at: [], value: [] };
  for (const [name, times] of topics) {
    const at = position.get(name);
    if (at === undefined) continue;
    vector.at.push(at);
    vector.value.push((1 + Math.log(Math.max(times, 0.1))) * rarity[at]!);
  }
  const length = Math.hypot(...vector.value) || 1;
  return { at: vector.at, value: vector.value.map((value) => value / length) };
}

const positions = (names: readonly string[]): Map<string, number> =>
  new Map(names.map((name, at) => [name, at]));

export function learn(samples: readonly Sample[], labels: readonly string[], index: TopicIndex): Learned {
  const bags = samples.map(({ features, label, weight }) => ({ grams: features.grams, label, weight }));
  const seen = new Map<string, number>();
  for (const { features } of samples)
    for (const name of features.topics.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const topicNames = [...seen.keys()];
  const topicRarity = Float64Array.from(
    seen.values(),
    (times) => Math.log((1 + samples.length) / (1 + times)) + 1,
  );
  const position = positions(topicNames);
  return {
    bayes: trainNaiveBayes([...bags, ...priorBags(labels, index)], labels.length),
    topicNames,
    topicRarity,
    linear: trainLogistic({
      vectors: samples.map(({ features }) => topicVector(features.topics, position, topicRarity)),
      labels: samples.map((sample) => sample.label),
      importance: samples.map((sample) => sample.weight),
      featureCount: topicNames.length,
      labelCount: labels.length,
    }),
  };
}

export interface Members {
  prior: Prior;
  bayes: NaiveBayesScorer;
  scores(features: Features): Float64Array[];
}

export function membersOf(learned: Learned, labels: readonly string[], index: TopicIndex): Members {
  const prior = lexiconPrior(labels, index);
  const bayes = naiveBayesScorer(learned.bayes);
  const position = positions(learned.topicNames);
  return {
    prior,
    bayes,
    scores(features) {
      const said = prior.score(features.lexicon);
      const root = Math.sqrt(said.reduce((sum, value) => sum + value, 0)) || 1;
      return [
        // by the root of all that was said: long messages match more words without being surer
        said.map((value) => value / root),
        bayes.score(features.grams).map((value) => value * bayesScale),
        scoreLogistic(learned.linear, topicVector(features.topics, position, learned.topicRarity)),
      ];
    },
  };
}
