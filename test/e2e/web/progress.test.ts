import { openCity } from '../city';
import { judgesByNumber } from '../journeys/progress';
import { desktop } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test.each([
  ['phone', {}],
  ['desktop', desktop],
])('who called looks up the matter by number and says that it is not solved, at a %s', async (_, size) => {
  const window = await stage.take(size);
  await judgesByNumber(window, stage.city);
  expect(await window.page.evaluate('localStorage.getItem("session")')).toBeNull();
});
