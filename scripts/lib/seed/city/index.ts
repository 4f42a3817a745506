/** Builds the demo city Jinchang as plain data: the same seed gives the same city, and no person in it exists. */
import { accounts } from './accounts';
import { buildCategories } from './categories';
import { buildDemoTickets } from './demoTickets';
import { buildGrids } from './grids';
import { lines } from './lines';
import { buildPeople, gridWorkerId } from './people';
import { buildAreas, city } from './places';
import { buildHotspots, buildPosters } from './posters';
import { createRandom } from './random';
import { buildUnits, listUnits } from './units';
import type { City, Grid } from './types';

export type * from './types';

export function buildCity(seed: number): City {
  const random = createRandom(seed);
  const areas = buildAreas();
  const urban = new Set(areas.filter((area) => area.urban).map((area) => area.code));
  const unitRows = listUnits();
  const gridPlaces = buildGrids(areas, random);
  const grids = gridPlaces.map((grid): Grid => ({ ...grid, workerId: gridWorkerId(grid.code) }));
  const people = buildPeople(unitRows, gridPlaces, (code) => urban.has(code), random);
  const hotspots = buildHotspots(areas);
  const posters = buildPosters(areas, grids, hotspots, random);
  const categories = buildCategories();
  return {
    name: city.name,
    code: city.code,
    centre: city.centre,
    areas,
    units: buildUnits(unitRows),
    lines: [...lines],
    grids,
    people,
    categories,
    posters,
    hotspots,
    tickets: buildDemoTickets(categories, posters),
    accounts: [...accounts],
  };
}
