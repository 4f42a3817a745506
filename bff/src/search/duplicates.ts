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
  /** H3 hexCell of the place, when the reporter gave one */
  hexCell?: string;
  /** ISO instant of the report */
  at: string;
}

export interface Duplicate {
  id: string;
  /** likeness of the texts, 0 to 1 */
  score: number;
  /** how the places were found to be the same */
  place: 'hexCell' | 'name' | 'unknown';
  words: string[];
}

export interface DuplicateOptions {
  /** least likeness when the place is the same, and when nobody can tell; chosen on the development half of the labelled pairs */
  samePlace?: number;
  unknownPlace?: number;
  /** rings of hexCells around the report's own that still count as the same place */
  rings?: number;
  /** a matter reported again after this many days is a new one */
  days?: number;
}

export interface DuplicateIndex {
  add(report: Report): void;
  remove(id: string): void;
  find(report: { text: string; hexCell?: string; at?: string }, limit?: number): Duplicate[];
}

interface Kept {
  hexCell: string | undefined;
  at: number;
  names: Set<string>;
}

const dayMs = 86_400_000;
/** Alike texts are looked through to this depth before place and time are asked. */
const depth = 50;

/** The hexCells that count as here. A hexCell that is not one is read as no position: a typo must not hide a duplicate. */
function hexCellsAround(hexCell: string | undefined, rings: number): ReadonlySet<string> | undefined {
  if (hexCell === undefined) return undefined;
  try {
    return new Set(gridDisk(hexCell, rings));
  } catch {
    return undefined;
  }
}

export function createDuplicateIndex(options: DuplicateOptions = {}): DuplicateIndex {
  const { samePlace = 0.15, unknownPlace = 0.45, rings = 1, days = 90 } = options;
  const texts = createTextIndex();
  const kept = new Map<string, Kept>();
  const byHexCell = new Map<string, Set<string>>();

  function remove(id: string): void {
    const hexCell = kept.get(id)?.hexCell;
    if (hexCell !== undefined) byHexCell.get(hexCell)?.delete(id);
    kept.delete(id);
    texts.remove(id);
  }

  return {
    remove,
    add({ id, text, hexCell, at }) {
      remove(id);
      const names = placeNames(text);
      texts.add(id, withoutPlaceNames(text, names));
      const known = hexCellsAround(hexCell, 0) ? hexCell : undefined;
      kept.set(id, { hexCell: known, at: Date.parse(at), names });
      if (known !== undefined) byHexCell.set(known, (byHexCell.get(known) ?? new Set()).add(id));
    },
    find({ text, hexCell, at }, limit = 5) {
      const around = hexCellsAround(hexCell, rings);
      const names = placeNames(text);
      const matter = withoutPlaceNames(text, names);
      const instant = at === undefined ? Number.NaN : Date.parse(at);
      const placeOf = (other: Kept): Duplicate['place'] | 'elsewhere' => {
        if (around && other.hexCell !== undefined) return around.has(other.hexCell) ? 'hexCell' : 'elsewhere';
        if (namesAgree(names, other.names)) return 'name';
        return namesDisagree(names, other.names) ? 'elsewhere' : 'unknown';
      };
      // Everything next door is compared outright; likeness alone could leave it below the depth of the search.
      const nearby = new Set([...(around ?? [])].flatMap((one) => [...(byHexCell.get(one) ?? [])]));
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
