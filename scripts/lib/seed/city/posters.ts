/** 码上说 posters for stairs, notice boards and service centres, and 人民建议 codes for busy places: 120 in all. */
import { hotspotRows } from './hotspots';
import { spread } from './places';
import type { Random } from './random';
import type { Area, Grid, Hotspot, Poster, PosterKind } from './types';

export const POSTER_COUNT = 120;

interface Spot {
  purpose: Poster['purpose'];
  kind: PosterKind;
  village: Area;
  /** The area written before the place: a service centre belongs to its township, not to the village it stands in. */
  writtenArea: Area;
  placeName: string;
}

/** Every `items.length / count`th item, so that a sample reaches all corners of the list. */
const sample = <T>(items: readonly T[], count: number): T[] =>
  items.filter(
    (_, index) =>
      Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length),
  );

/** The first village of each township, where its service centre stands. */
function seatsOf(areas: readonly Area[]): { township: Area; village: Area }[] {
  return areas
    .filter((area) => area.level === 'township')
    .flatMap((township) => {
      const village = areas.find((area) => area.parentCode === township.code);
      return village ? [{ township, village }] : [];
    });
}

function villageSpots(areas: readonly Area[], random: Random): Spot[] {
  const villages = areas.filter((area) => area.level === 'village');
  const urban = villages.filter((village) => village.urban);
  const rural = villages.filter((village) => !village.urban);
  const stairs = urban.map((village): Spot => {
    const placeName = `${1 + random.int(30)}号楼${1 + random.int(5)}单元楼道`;
    return { purpose: 'report', kind: 'stairs', village, writtenArea: village, placeName };
  });
  const services = seatsOf(areas).map(({ township, village }): Spot => ({
    purpose: 'report',
    kind: 'service',
    village,
    writtenArea: township,
    placeName: '党群服务中心',
  }));
  const left = POSTER_COUNT - stairs.length - services.length - hotspotRows.length;
  const notices = sample(rural, left).map((village): Spot => ({
    purpose: 'report',
    kind: 'notice',
    village,
    writtenArea: village,
    placeName: '村委会公示栏',
  }));
  return [...stairs, ...services, ...notices];
}

const numbered = (index: number) => `JC-${String(index + 1).padStart(4, '0')}`;

export function buildHotspots(areas: readonly Area[]): Hotspot[] {
  const areaOf = new Map(areas.map((area) => [area.code, area]));
  return hotspotRows.map((row, index) => {
    const village = areaOf.get(row.villageCode);
    if (!village) throw new Error(`Hotspot ${row.id} names an unknown village`);
    return { ...row, point: spread(village.centre, 0.2, index, hotspotRows.length) };
  });
}

export function buildPosters(
  areas: readonly Area[],
  grids: readonly Grid[],
  hotspots: readonly Hotspot[],
  random: Random,
): Poster[] {
  const areaOf = new Map(areas.map((area) => [area.code, area]));
  const firstGridOf = new Map(grids.toReversed().map((grid) => [grid.villageCode, grid]));
  const gridOf = (villageCode: string): Grid => {
    const grid = firstGridOf.get(villageCode);
    if (!grid) throw new Error(`No grid in ${villageCode}`);
    return grid;
  };
  const fullName = (area: Area) =>
    area.path
      .slice(1)
      .map((code) => areaOf.get(code)?.name ?? '')
      .join('');
  const posted = villageSpots(areas, random).map((spot): Omit<Poster, 'number'> => {
    const grid = gridOf(spot.village.code);
    return {
      purpose: spot.purpose,
      kind: spot.kind,
      placeName: spot.placeName,
      placeText: fullName(spot.writtenArea) + spot.placeName,
      gridId: grid.code,
      villageCode: spot.village.code,
      areaCode: grid.townshipCode,
      point: grid.centre,
    };
  });
  const busy = hotspots.map((hotspot): Omit<Poster, 'number'> => {
    const grid = gridOf(hotspot.villageCode);
    return {
      purpose: 'suggestion',
      kind: hotspot.kind,
      placeName: hotspot.name,
      placeText: hotspot.address,
      gridId: grid.code,
      villageCode: hotspot.villageCode,
      areaCode: grid.townshipCode,
      point: hotspot.point,
    };
  });
  return [...posted, ...busy].map((poster, index) => ({ number: numbered(index), ...poster }));
}
