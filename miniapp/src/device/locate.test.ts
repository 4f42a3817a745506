jest.mock('@tarojs/taro', () => ({}));

import { toWgs84 } from './locate';

test('a point on the map of WeChat is some hundred metres off, and is put right', () => {
  const [east, north] = toWgs84(102.19, 38.52);
  const metresEast = Math.abs(102.19 - east) * 111_320 * Math.cos((38.52 * Math.PI) / 180);
  const metresNorth = Math.abs(38.52 - north) * 110_574;
  const off = Math.hypot(metresEast, metresNorth);
  expect(off).toBeGreaterThan(100);
  expect(off).toBeLessThan(800);
});
