import { tilesOf, topOf, unitBars } from './figures';

const unit = (name: string, open: number, overdue: number) => ({ unit: { id: name, name }, open, overdue });

test('units with the most overdue tickets come first, and the longest bar fills the row', () => {
  expect(unitBars([unit('水务局', 10, 0), unit('住建局', 5, 2), unit('城管局', 4, 2)])).toEqual([
    { name: '住建局', value: 5, late: 2, width: 50, lateWidth: 20 },
    { name: '城管局', value: 4, late: 2, width: 40, lateWidth: 20 },
    { name: '水务局', value: 10, late: 0, width: 100, lateWidth: 0 },
  ]);
});

test('nothing to draw is drawn as nothing', () => {
  expect(unitBars([])).toEqual([]);
  expect(topOf([{ name: '路灯', count: 0 }])).toMatchObject([{ width: 0 }]);
});

test('late tickets stand out, and their absence is good news', () => {
  const quiet = {
    open: 3,
    overdue: 0,
    dueSoon: 0,
    pastDue: 0,
    centre: { open: 0, overdue: 0 },
    withRequester: 0,
    submittedToday: 1,
    closedToday: 2,
  };
  const tones = (summary: object) =>
    tilesOf({ ...quiet, statuses: [], units: [], ...summary }).map(({ tone }) => tone);
  expect(tones({})).toEqual(['info', 'success', 'success', undefined, 'success']);
  expect(tones({ overdue: 1, dueSoon: 1 })).toEqual(['info', 'danger', 'warn', undefined, 'success']);
});
