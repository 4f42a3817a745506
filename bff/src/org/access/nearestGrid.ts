/** Which grid a point lies in. Grids have a centre and no drawn border: the nearest centre within reach is taken. */

interface Centred {
  point: readonly [number, number];
}

/** Beyond this the point is outside every grid: the open Gobi, or another city. */
const REACH_METRES = 5000;
const METRES_PER_DEGREE = 111_320;

/** Flat-earth distance in metres: exact enough within a city. Points are WGS84 [longitude, latitude]. */
export function metresBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const x = (a[0] - b[0]) * Math.cos(((a[1] + b[1]) / 2) * (Math.PI / 180));
  return Math.hypot(x, a[1] - b[1]) * METRES_PER_DEGREE;
}

export function nearestGrid<G extends Centred>(
  point: readonly [number, number],
  grids: Iterable<G>,
): G | undefined {
  let nearest: G | undefined;
  let least = REACH_METRES;
  for (const grid of grids) {
    const metres = metresBetween(point, grid.point);
    if (metres < least) [nearest, least] = [grid, metres];
  }
  return nearest;
}
