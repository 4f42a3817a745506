/**
 * Texts by likeness: TF-IDF cosine over words, character pairs and concepts, with an inverted index.
 * Own code: MinHash and simhash libraries find copies, not two people's words on one matter, and full-text engines
 * (minisearch, lunr) rank a query against documents without a cosine that a threshold can be set on.
 */
import { conceptsIn } from './concepts';
import { type Bag, charGrams, count, normalise, words } from './text';

export interface Likeness {
  id: string;
  /** cosine, 0 to 1 */
  score: number;
  /** shared words that weigh most */
  words: string[];
}

interface Entry {
  terms: Bag;
  length: number;
  /** how many texts the index held when `length` was worked out; rarity drifts slowly, so it is kept for a while */
  lengthAt: number;
}

/** What each kind of term counts beside words; tuned on the development half of the labelled pairs. */
const kindWeight: Record<string, number> = { w: 1, c: 0.3, k: 2 };
/** The rarest shared terms find the candidates, up to about this many; the common ones would touch nearly every document. */
const maxCandidates = 500;
/** A kept length is worked out anew when the index has grown or shrunk by this share. */
const drift = 0.1;
const maxWords = 4;

export function termsOf(text: string): Bag {
  const normal = normalise(text);
  const terms: Bag = new Map();
  for (const word of words(normal)) count(terms, `w${word}`);
  for (const gram of charGrams(normal, [2])) count(terms, `c${gram}`);
  for (const concept of conceptsIn(normal)) count(terms, `k${concept}`);
  return terms;
}

export interface TextIndex {
  add(id: string, text: string): void;
  remove(id: string): void;
  /** Best first; `among` limits the answer to some ids. */
  search(text: string, limit: number, among?: ReadonlySet<string>): Likeness[];
  readonly size: number;
}

export function createTextIndex(): TextIndex {
  const entries = new Map<string, Entry>();
  const postings = new Map<string, Set<string>>();

  /** Few documents say little of what is rare, so the count starts as if each term had been met a little already. */
  const rarity = (term: string): number => {
    const rare = Math.log((entries.size + 20) / ((postings.get(term)?.size ?? 0) + 2));
    return Math.max(rare, 0.05) * kindWeight[term[0]!]!;
  };
  const weight = (term: string, times: number): number => (1 + Math.log(times)) * rarity(term);
  const lengthOf = (terms: Bag): number => {
    let sum = 0;
    for (const [term, times] of terms) sum += weight(term, times) ** 2;
    return Math.sqrt(sum) || 1;
  };
  const keptLength = (entry: Entry): number => {
    if (Math.abs(entries.size - entry.lengthAt) > drift * entry.lengthAt) {
      entry.length = lengthOf(entry.terms);
      entry.lengthAt = entries.size;
    }
    return entry.length;
  };
  const remove = (id: string): void => {
    const entry = entries.get(id);
    if (!entry) return;
    entries.delete(id);
    for (const term of entry.terms.keys()) {
      const holders = postings.get(term);
      holders?.delete(id);
      if (holders?.size === 0) postings.delete(term);
    }
  };
  const candidates = (terms: Bag): Set<string> => {
    const held = [...terms.keys()].flatMap((term) => postings.get(term) ?? []);
    const found = new Set<string>();
    for (const holders of held.sort((a, b) => a.size - b.size)) {
      for (const id of holders) found.add(id);
      if (found.size >= maxCandidates) break;
    }
    return found;
  };

  return {
    add(id, text) {
      remove(id);
      const terms = termsOf(text);
      entries.set(id, { terms, length: 1, lengthAt: 0 });
      for (const term of terms.keys()) {
        const holders = postings.get(term);
        if (holders) holders.add(id);
        else postings.set(term, new Set([id]));
      }
    },
    remove,
    search(text, limit, among) {
      const terms = termsOf(text);
      const own = lengthOf(terms);
      const asked = [...terms].map(([term, times]) => ({ term, weight: weight(term, times) * rarity(term) }));
      const found: { id: string; score: number }[] = [];
      for (const id of among ?? candidates(terms)) {
        const entry = entries.get(id);
        if (!entry) continue;
        let shared = 0;
        for (const one of asked) {
          const theirs = entry.terms.get(one.term);
          if (theirs) shared += one.weight * (1 + Math.log(theirs));
        }
        if (shared > 0) found.push({ id, score: Math.min(1, shared / (own * keptLength(entry))) });
      }
      found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      return found
        .slice(0, limit)
        .map(({ id, score }) => ({ id, score, words: sharedWords(terms, entries.get(id)!.terms) }));
    },
    get size() {
      return entries.size;
    },
  };

  function sharedWords(a: Bag, b: Bag): string[] {
    return [...a.keys()]
      .filter((term) => term.startsWith('w') && term.length > 2 && b.has(term))
      .sort((x, y) => weight(y, 1) - weight(x, 1))
      .slice(0, maxWords)
      .map((term) => term.slice(1));
  }
}
