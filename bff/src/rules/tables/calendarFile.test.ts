/** The yearly notice comes in as an office has it, and a wrong one is refused row by row. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chinaCalendar } from '@jsjb/shared/calendar/china';
import { faultsOfYear, withYears } from '@jsjb/shared/calendar/parseYear';
import { readCalendarFile } from './calendarFile';

const folder = mkdtempSync(join(tmpdir(), 'jsjb-calendar-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('a table of days becomes years; a row that is no day is named', async () => {
  const good = file('2027.csv', '日期,安排\n2027-01-01,休\n2027/5/1,放假\n2027年10月1日,休\n2027-10-09,班\n');
  expect(await readCalendarFile(good)).toEqual([
    { year: 2027, daysOff: ['01-01', '05-01', '10-01'], daysWorked: ['10-09'] },
  ]);
  const bad = file('bad.csv', '日期,安排\n2027-01-01,休\n元旦,休\n2027-01-02,?\n');
  await expect(readCalendarFile(bad)).rejects.toThrow(/第 3 行[^]*第 4 行/);
});

test('JSON is one year or several, and nothing else', async () => {
  const year = { year: 2027, daysOff: ['01-01', '05-01', '10-01'], daysWorked: [] };
  expect(await readCalendarFile(file('one.json', JSON.stringify(year)))).toEqual([year]);
  expect(await readCalendarFile(file('two.json', JSON.stringify([year])))).toEqual([year]);
  await expect(readCalendarFile(file('odd.json', '{"year":2027,"holidays":[]}'))).rejects.toThrow('odd.json');
  await expect(readCalendarFile(file('broken.json', '{'))).rejects.toThrow('JSON');
});

test('a year that cannot be is refused with every fault', () => {
  const faults = faultsOfYear({
    year: 2027,
    daysOff: ['01-01', '01-01', '02-30', '10-01'],
    daysWorked: ['10-11'],
  });
  expect(faults).toEqual(['2027 年没有 02-30 这一天']);
  expect(
    faultsOfYear({ year: 2027, daysOff: ['01-01', '01-01', '10-01'], daysWorked: ['10-11', '10-01'] }),
  ).toEqual([
    '10-01 既是休息日又是调休上班日',
    '10-11 是周一，本来就上班，不用写成调休上班',
    '10-01 是周五，本来就上班，不用写成调休上班',
    '01-01 写了两次',
    '05-01 应当放假',
  ]);
});

test.each(chinaCalendar.years)('the built-in year $year is one an import would accept', (year) => {
  expect(faultsOfYear(year)).toEqual([]);
});

test('an imported year replaces the same year and keeps the others', () => {
  const again = { year: 2026, daysOff: ['01-01', '05-01', '10-01'], daysWorked: [] };
  const next = withYears(chinaCalendar, [again], 'v2');
  expect(next.years.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  expect(next.years[2]).toEqual(again);
  expect(chinaCalendar.years[2]).not.toEqual(again);
});
