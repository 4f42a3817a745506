import { parseDays, stretchesOf } from './days';

test.each([
  ['10月1日—3日', ['10-01', '10-02', '10-03']],
  ['1月28日至2月2日', ['01-28', '01-29', '01-30', '01-31', '02-01', '02-02']],
  ['01-01、05-01，10-1', ['01-01', '05-01', '10-01']],
  ['1月1日-3日', ['01-01', '01-02', '01-03']],
  ['2月28日～3月1日', ['02-28', '02-29', '03-01']],
  ['', []],
])('%s is read as the days it means', (text, days) => {
  expect(parseDays(text, 2028)).toEqual({ days, faults: [] });
});

test('what cannot be read is named, not guessed', () => {
  expect(parseDays('春节八天 10月1日 7日', 2027)).toEqual({ days: ['10-01'], faults: ['春节八天', '7日'] });
  expect(parseDays('10月7日—1日', 2027).faults).toEqual(['10月7日—1日']);
});

test('days that follow each other are told as one stretch, over the end of a month too', () => {
  expect(stretchesOf(['10-02', '10-01', '10-03', '12-31'], 2026)).toEqual(['10月1日—3日', '12月31日']);
  expect(stretchesOf(['01-31', '02-01'], 2026)).toEqual(['1月31日—2月1日']);
});
