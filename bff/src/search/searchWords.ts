/** The words by which texts are stored and found again, each once: MongoDB's text index does not segment Chinese. */
import { normalise, words } from './text';

export const searchWords = (...texts: string[]): string[] => [
  ...new Set(texts.flatMap((text) => words(normalise(text))).filter((word) => word.length >= 2)),
];
