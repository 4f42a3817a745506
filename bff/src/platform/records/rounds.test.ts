/** Callers of one moment share a round; nobody is answered by a round that began before they came. */
import { setImmediate as turn } from 'node:timers/promises';
import { inRounds } from './rounds';

test('those who come during a round share the next one, and keys do not wait for each other', async () => {
  const begun: string[] = [];
  const round = inRounds(async (key: string) => {
    const place = begun.push(key);
    await turn();
    return place;
  });
  const first = round('a');
  const [second, third, other] = [round('a'), round('a'), round('b')];
  expect(begun).toEqual(['a', 'b']);
  expect(await Promise.all([first, second, third, other])).toEqual([1, 3, 3, 2]);
  expect(await round('a')).toBe(4);
  expect(begun).toEqual(['a', 'b', 'a', 'a']);
});

test('a round that failed is told to its callers only', async () => {
  let times = 0;
  const round = inRounds(async () => {
    await turn();
    times += 1;
    if (times === 1) throw new Error('down');
    return times;
  });
  const [first, second] = await Promise.allSettled([round('a'), round('a')]);
  expect([first?.status, second]).toEqual(['rejected', { status: 'fulfilled', value: 2 }]);
});
