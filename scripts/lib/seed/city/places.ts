/**
 * The divisions of Jinchang. Codes and names are the published statistical division codes (2023); the centres of
 * townships are approximate, and villages are laid out around them, since no open table gives their points.
 */
import places from './places.json';
import type { Area, Point } from './types';

export interface Township {
  code: string;
  name: string;
  unitId: string;
  countyCode: string;
  centre: Point;
  spreadKm: number;
}

const KM_PER_DEGREE = 111.32;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** The point of the nth of `count` places spread evenly over a disc: close enough for a map, never on top of each other. */
export function spread(centre: Point, radiusKm: number, index: number, count: number, turn = 0): Point {
  const distance = count === 1 ? 0 : radiusKm * Math.sqrt((index + 0.5) / count);
  const angle = index * GOLDEN_ANGLE + turn;
  const [lng, lat] = centre;
  const east = (distance * Math.cos(angle)) / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  const north = (distance * Math.sin(angle)) / KM_PER_DEGREE;
  return [round(lng + east), round(lat + north)];
}

const round = (degrees: number) => Number(degrees.toFixed(5));
const point = ([lng, lat]: readonly number[]): Point => [lng ?? NaN, lat ?? NaN];

export const townships: readonly Township[] = places.townships.map((row) => ({
  code: row.code,
  name: row.name,
  unitId: row.slug,
  countyCode: row.code.slice(0, 6),
  centre: point(row.centre),
  spreadKm: row.spreadKm,
}));

export const city = { ...places.city, centre: point(places.city.centre) };

export function buildAreas(): Area[] {
  const cityArea: Area = { ...city, level: 'city', parentCode: null, path: [city.code] };
  const countyAreas = places.counties.map((row): Area => ({
    code: row.code,
    name: row.name,
    level: 'county',
    parentCode: city.code,
    path: [city.code, row.code],
    centre: point(row.centre),
  }));
  const below = places.townships.flatMap((row): Area[] => {
    const countyCode = row.code.slice(0, 6);
    const path = [city.code, countyCode, row.code];
    const centre = point(row.centre);
    const villages = row.villages.map((line, index): Area => {
      const code = row.code + line.slice(0, 3);
      return {
        code,
        name: line.slice(4),
        level: 'village',
        parentCode: row.code,
        path: [...path, code],
        urban: line.endsWith('社区'),
        centre: spread(centre, row.spreadKm, index, row.villages.length),
      };
    });
    return [
      { code: row.code, name: row.name, level: 'township', parentCode: countyCode, path, centre },
      ...villages,
    ];
  });
  return [cityArea, ...countyAreas, ...below];
}
