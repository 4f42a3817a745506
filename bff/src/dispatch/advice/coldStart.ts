/** Ranks a city's own catalogue rows for a text before any history exists: by their names and the lexicon behind them. */
import { normalise } from '../../search';
import { countLexiconWords, defaultTopics, level1Of, wordStrength } from './topics';

export interface CatalogueRow {
  level1: string;
  level2: string;
  level3: string;
}

export interface ColdScore<Row extends CatalogueRow> {
  row: Row;
  score: number;
  /** the words of the text that spoke for the row */
  words: string[];
}

/** A class's word is worth this much to a row of that class under another level-2 name. */
const sameClass = 0.4;
/** A row's own name in the text is worth more than a word of its field. */
const named = 3;
/** "其他" rows take what no named row claims. */
const restRow = 0.9;

/** "城乡居民养老保险" also answers to "养老保险": the tails of a name down to four characters, else the whole. */
function nameParts(name: string): string[] {
  return normalise(name)
    .split(/[、和与及（）()\s/]+/)
    .filter((part) => part.length >= 2 && !part.startsWith('其他'))
    .flatMap((part) => Array.from({ length: Math.max(part.length - 3, 1) }, (_, from) => part.slice(from)));
}

const longestIn = (text: string, parts: string[]): string | undefined =>
  parts.filter((part) => text.includes(part)).sort((a, b) => b.length - a.length)[0];

/** Rows that have something for them, best first; rows with equal scores keep the catalogue's order. */
export function coldStartScores<Row extends CatalogueRow>(
  text: string,
  catalogue: readonly Row[],
): ColdScore<Row>[] {
  const normal = normalise(text);
  const found = [...countLexiconWords(text)].map(([word, times]) => {
    const classes = level1Of(word, defaultTopics);
    const rows = (defaultTopics.byWord.get(word) ?? []).map((topic) => defaultTopics.topics[topic]!);
    return { word, classes, rows, strength: wordStrength(word, times, classes.length) };
  });
  return catalogue
    .map((row) => {
      const words = new Map<string, number>();
      for (const { word, classes, rows, strength } of found) {
        const own = rows.some(({ level1, level2 }) => level1 === row.level1 && level2 === row.level2);
        if (own || classes.includes(row.level1)) words.set(word, strength * (own ? 1 : sameClass));
      }
      for (const name of [row.level3, row.level2]) {
        const part = longestIn(normal, nameParts(name));
        if (part !== undefined) words.set(part, (words.get(part) ?? 0) + named * Math.log(2) * part.length);
      }
      const sum = [...words.values()].reduce((total, value) => total + value, 0);
      const ranked = [...words].sort((a, b) => b[1] - a[1]).map(([word]) => word);
      return { row, score: row.level3 === '其他' ? sum * restRow : sum, words: ranked.slice(0, 5) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}
