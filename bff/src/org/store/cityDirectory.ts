/** Units, categories, areas and grids by id, read once and kept for half a minute: names on every screen. */
import type { UnitRef } from '@jsjb/shared/org/unit';
import type { Models } from '../../deps';
import type { AreaDoc, CategoryDoc, GridDoc, UnitDoc } from './cityModels';

interface Snapshot {
  units: ReadonlyMap<string, UnitDoc>;
  categories: ReadonlyMap<string, CategoryDoc>;
  areas: ReadonlyMap<string, AreaDoc>;
  grids: ReadonlyMap<string, GridDoc>;
}

const KEEP_MS = 30_000;

const byId = <T extends { _id: string }>(docs: readonly T[]): ReadonlyMap<string, T> =>
  new Map(docs.map((doc) => [doc._id, doc]));

export type CityDirectory = ReturnType<typeof createCityDirectory>;

export function createCityDirectory(models: Models) {
  let kept: { at: number; snapshot: Promise<Snapshot> } | undefined;

  async function load(): Promise<Snapshot> {
    const [units, categories, areas, grids] = await Promise.all([
      models.units.find().lean<UnitDoc[]>(),
      models.categories.find().lean<CategoryDoc[]>(),
      models.areas.find().lean<AreaDoc[]>(),
      models.grids.find().lean<GridDoc[]>(),
    ]);
    return { units: byId(units), categories: byId(categories), areas: byId(areas), grids: byId(grids) };
  }

  return {
    /** A failed load is not kept. */
    snapshot(): Promise<Snapshot> {
      if (!kept || Date.now() - kept.at > KEEP_MS) {
        const snapshot = load();
        kept = { at: Date.now(), snapshot };
        snapshot.catch(() => {
          kept = undefined;
        });
      }
      return kept.snapshot;
    },
    forget(): void {
      kept = undefined;
    },
  };
}

export const unitRefOf = (unit: UnitDoc): UnitRef => ({
  id: unit._id,
  path: unit.path,
  ...(unit.opening ? { opening: unit.opening } : {}),
});
export type { Snapshot as CitySnapshot };
