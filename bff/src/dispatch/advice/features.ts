/** One message as counted features: words, character n-grams, and lexicon words with the topics they stand for. */
import { charGrams, count, normalise, type Bag, words } from '../../search';
import { countLexiconWords, level1Of, type TopicIndex } from './topics';

export interface Message {
  title?: string;
  body: string;
}

export interface Features {
  /** words ("w…") and character n-grams ("c…"), the title's counted `titleWeight` times */
  grams: Bag;
  /** lexicon words found */
  lexicon: Bag;
  /** lexicon topics ("level1/level2") and classes ("level1"), by how many words speak for them */
  topics: Bag;
}

/** A title is the citizen's own summary: counting it three times beat one and five on every model tried. */
export const titleWeight = 3;
const gramSizes = [2, 3] as const;

export function countGrams(text: string, weight: number, into: Bag): void {
  const normal = normalise(text);
  for (const word of words(normal)) count(into, `w${word}`, weight);
  for (const gram of charGrams(normal, gramSizes)) count(into, `c${gram}`, weight);
}

export function countTopics(found: Bag, index: TopicIndex): Bag {
  const topics: Bag = new Map();
  for (const [word, times] of found) {
    const ids = index.byWord.get(word) ?? [];
    for (const id of ids) {
      const { level1, level2 } = index.topics[id]!;
      count(topics, `${level1}/${level2}`, times / ids.length);
    }
    const classes = level1Of(word, index);
    for (const level1 of classes) count(topics, level1, times / classes.length);
  }
  return topics;
}

export function featuresOf({ title = '', body }: Message, index: TopicIndex): Features {
  const grams: Bag = new Map();
  const lexicon: Bag = new Map();
  for (const [text, weight] of [
    [title, titleWeight],
    [body, 1],
  ] as const) {
    countGrams(text, weight, grams);
    countLexiconWords(text, index, weight, lexicon);
  }
  return { grams, lexicon, topics: countTopics(lexicon, index) };
}
