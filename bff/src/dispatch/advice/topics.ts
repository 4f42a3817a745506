/** Finds the lexicon's words in a text and what they speak for: the knowledge a fresh installation starts with. */
import { type Lexicon, lexicon } from './lexicon';
import { count, normalise, type Bag } from '../../search';

export interface Topic {
  level1: string;
  level2: string;
}

export interface TopicIndex {
  topics: Topic[];
  /** word → the topics it stands in */
  byWord: Map<string, number[]>;
  longest: number;
}

export function indexTopics(source: Lexicon): TopicIndex {
  const index: TopicIndex = { topics: [], byWord: new Map(), longest: 0 };
  for (const [level1, rows] of Object.entries(source)) {
    for (const [level2, list] of Object.entries(rows)) {
      const topic = index.topics.push({ level1, level2 }) - 1;
      for (const word of new Set(list.toLowerCase().split(' '))) {
        index.byWord.set(word, [...(index.byWord.get(word) ?? []), topic]);
        index.longest = Math.max(index.longest, word.length);
      }
    }
  }
  return index;
}

const ownRow = '自有词';

/** The built-in lexicon, with words of an installation's own (a unit's duties, say) as one more row for their label. */
export const topicsWith = (own: Record<string, readonly string[]>): TopicIndex => {
  const merged: Lexicon = { ...lexicon };
  for (const [label, list] of Object.entries(own)) {
    const words = list.filter((word) => word.length >= 2 && !word.includes(' '));
    if (words.length) merged[label] = { ...merged[label], [ownRow]: words.join(' ') };
  }
  return indexTopics(merged);
};

export const defaultTopics = topicsWith({});

/** The longest lexicon word at each place, left to right, without overlap: "农民工工资" is not also "工资". */
export function countLexiconWords(
  text: string,
  index: TopicIndex = defaultTopics,
  weight = 1,
  into: Bag = new Map(),
): Bag {
  const normal = normalise(text);
  for (let at = 0; at < normal.length;) {
    let size = Math.min(index.longest, normal.length - at);
    while (size >= 2 && !index.byWord.has(normal.slice(at, at + size))) size--;
    if (size >= 2) count(into, normal.slice(at, at + size), weight);
    at += Math.max(size, 1);
  }
  return into;
}

export const level1Of = (word: string, index: TopicIndex): string[] => [
  ...new Set((index.byWord.get(word) ?? []).map((topic) => index.topics[topic]!.level1)),
];

/** How much one word says: longer words are more particular; one shared between classes says less for each. */
export const wordStrength = (word: string, times: number, shared: number): number =>
  (Math.log(1 + times) * word.length) / Math.max(shared, 1);
