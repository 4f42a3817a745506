import { localDate } from '@jsjb/shared/calendar/calendar';
import { readSuggestionRows } from './suggestionRows';

const read = async (submittedAt: unknown) => {
  const line = { provincialNumber: 'GS2026001', title: '加一盏灯', content: '路口晚上太暗。', submittedAt };
  const { rows, faults } = await readSuggestionRows(Buffer.from(JSON.stringify([line])));
  return rows[0]?.data.submittedAt ?? faults[0]?.message;
};

test.each([
  ['2026-03-01 23:30', '2026-03-01T15:30:00.000Z'],
  ['2026-3-1 9:05:07', '2026-03-01T01:05:07.000Z'],
  ['2026/03/01 00:10', '2026-02-28T16:10:00.000Z'],
  ['2026年3月1日 23:30', '2026-03-01T15:30:00.000Z'],
  ['2026-03-01T23:30:00Z', '2026-03-01T23:30:00.000Z'],
  ['2026-03-01T23:30:00+08:00', '2026-03-01T15:30:00.000Z'],
])('%s is told by the clock of the city unless it names a zone', async (written, instant) => {
  expect(await read(written)).toEqual(new Date(instant));
});

test.each(['2026-03-01', '2026/3/1', '2026年3月1日'])('%s is that day in the city', async (written) => {
  expect(localDate((await read(written)) as Date)).toBe('2026-03-01');
});

// 46082 is how office software stores a day in March 2026; taken for a year it would be the year 46082.
test.each(['46082', '46082.5', '1', '不是时间', '0001-01-01', '9999-12-31', '2026-13-01'])(
  '%s is no time at which anybody suggested anything',
  async (written) => expect(await read(written)).toBe('提出时间有误'),
);

test('a time that is not there is missing', async () => {
  expect(await read(undefined)).toBe('缺少提出时间');
});
