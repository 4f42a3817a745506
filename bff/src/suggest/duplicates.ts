/**
 * Finds tickets that may be the same matter (重复诉求): alike in words, in the same place, not long apart.
 * It proposes; a person merges. Hence the thresholds lean to precision: a wrong "already reported" costs trust.
 */
import { gridDisk } from 'h3-js';
import { namesAgree, namesDisagree, placeNames, withoutPlaceNames } from './placeNames';
import { createTextIndex } from './textIndex';

export interface Report {
  id: string;
  text: string;
  /** H3 cell of the place, when the reporter gave one */
  cell?: string;
  /** ISO instant of the report */
  at: string;
}

export interface Duplicate {
  id: string;
  /** likeness of the texts, 0 to 1 */
  score: number;
  /** how the places were found to be the same */
  place: 'cell' | 'name' | 'unknown';
  words: string[];
}

export interface DuplicateOptions {
  /** least likeness when the place is the same, and when nobody can tell; chosen on the development half of the labelled pairs */
  samePlace?: number;
  unknownPlace?: number;
  /** rings of cells around the report's own that still count as the same place */
  rings?: number;
  /** a matter reported again after this many days is a new one */
  days?: number;
}

export interface DuplicateIndex {
  add(report: Report): void;
  remove(id: string): void;
  find(report: { text: string; cell?: string; at?: string }, limit?: number): Duplicate[];
}

interface Kept {
  cell: string | undefined;
  at: number;
  names: Set<string>;
}

const dayMs = 86_400_000;
/** Alike texts are looked through to this depth before place and time are asked. */
const depth = 50;

/** The cells that count as here. A cell that is not one is read as no position: a typo must not hide a duplicate. */
function cellsAround(cell: string | undefined, rings: number): ReadonlySet<string> | undefined {
  if (cell === undefined) return undefined;
  try {
    return new Set(gridDisk(cell, rings));
  } catch {
    return undefined;
  }
}

export function createDuplicateIndex(options: DuplicateOptions = {}): DuplicateIndex {
  const { samePlace = 0.15, unknownPlace = 0.45, rings = 1, days = 90 } = options;
  const texts = createTextIndex();
  const kept = new Map<string, Kept>();
  const byCell = new Map<string, Set<string>>();

  function remove(id: string): void {
    const cell = kept.get(id)?.cell;
    if (cell !== undefined) byCell.get(cell)?.delete(id);
    kept.delete(id);
    texts.remove(id);
  }

  return {
    remove,
    add({ id, text, cell, at }) {
      remove(id);
      const names = placeNames(text);
      texts.add(id, withoutPlaceNames(text, names));
      const known = cellsAround(cell, 0) ? cell : undefined;
      kept.set(id, { cell: known, at: Date.parse(at), names });
      if (known !== undefined) byCell.set(known, (byCell.get(known) ?? new Set()).add(id));
    },
    find({ text, cell, at }, limit = 5) {
      const around = cellsAround(cell, rings);
      const names = placeNames(text);
      const matter = withoutPlaceNames(text, names);
      const instant = at === undefined ? Number.NaN : Date.parse(at);
      const placeOf = (other: Kept): Duplicate['place'] | 'elsewhere' => {
        if (around && other.cell !== undefined) return around.has(other.cell) ? 'cell' : 'elsewhere';
        if (namesAgree(names, other.names)) return 'name';
        return namesDisagree(names, other.names) ? 'elsewhere' : 'unknown';
      };
      // Everything next door is compared outright; likeness alone could leave it below the depth of the search.
      const nearby = new Set([...(around ?? [])].flatMap((one) => [...(byCell.get(one) ?? [])]));
      const found = new Map(
        [...texts.search(matter, depth, nearby), ...texts.search(matter, depth)].map((likeness) => [
          likeness.id,
          likeness,
        ]),
      );
      return [...found.values()]
        .flatMap(({ id, score, words }): Duplicate[] => {
          const other = kept.get(id)!;
          const place = placeOf(other);
          // NaN compares false: an unknown instant does not rule a report out
          if (place === 'elsewhere' || Math.abs(instant - other.at) > days * dayMs) return [];
          return score >= (place === 'unknown' ? unknownPlace : samePlace)
            ? [{ id, score, place, words }]
            : [];
        })
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
  };
}
