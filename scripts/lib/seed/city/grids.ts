/** 695 grids shared out over the villages and communities; the worker of each is filled in by people.ts. */
import { spread, townships } from './places';
import type { Random } from './random';
import type { Area, Grid } from './types';

export const GRID_COUNT = 695;

/** A community in town holds several times the households of a village. */
const WEIGHT = { urban: 7, rural: 3 };
const RADIUS_KM = { urban: 0.12, rural: 0.6 };

export type GridPlace = Omit<Grid, 'workerId'>;

/** Largest remainder, so that the shares are whole and add up exactly; every village keeps at least one grid. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const spare = total - weights.length;
  const exact = weights.map((weight) => (spare * weight) / sum);
  const shares = exact.map((share) => 1 + Math.floor(share));
  const left = total - shares.reduce((a, b) => a + b, 0);
  const neediest = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of neediest.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

export function buildGrids(areas: readonly Area[], random: Random): GridPlace[] {
  const villages = areas.filter((area) => area.level === 'village');
  const townshipOf = new Map(townships.map((township) => [township.code, township]));
  const shares = shareOut(
    GRID_COUNT,
    villages.map((village) => (village.urban ? WEIGHT.urban : WEIGHT.rural)),
  );
  return villages.flatMap((village, villageIndex) => {
    const count = shares[villageIndex] ?? 0;
    const township = townshipOf.get(village.parentCode ?? '');
    if (!township) throw new Error(`Village ${village.code} has no township`);
    const turn = random.next() * 2 * Math.PI;
    const radius = village.urban ? RADIUS_KM.urban : RADIUS_KM.rural;
    return Array.from({ length: count }, (_, index): GridPlace => ({
      code: `${village.code}${String(index + 1).padStart(3, '0')}`,
      name: `${township.name}${village.name}第${index + 1}网格`,
      villageCode: village.code,
      townshipCode: township.code,
      countyCode: township.countyCode,
      unitId: township.unitId,
      centre: spread(village.centre, radius, index, count, turn),
    }));
  });
}
