/** When the scheduler speaks up, counted by hand. */
import { chinaCalendar } from '../calendar/china';
import { withYears } from '../calendar/parseYear';
import { units } from '../testing/cast';
import { ask, begin, cst, firstRules, go, goUnder, storyOf, type Step, type Story } from '../testing/story';
import { alarmAt, defaultAlarmRules, dueAlarms, nextAlarmAt } from './alarm';
import { defaultLimitRules } from './deadline';
import { alarmLevels, type Limit, type Ticket } from './ticket';

const alarmRules = { calendar: chinaCalendar, limits: defaultLimitRules, alarms: defaultAlarmRules };
const shown = (at: Date | undefined): string | undefined =>
  at && new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');
const dispatchedAt = (at: string, limit: Limit): Story =>
  go(
    begin('resident', new Date(cst(at).getTime() - 3600_000)),
    ['agent', 'accept', {}, cst(at)],
    ['dispatcher', 'dispatch', { limit }, cst(at)],
  );
const table = ({ ticket }: Story) =>
  Object.fromEntries(
    defaultAlarmRules.rules.flatMap((rule) => {
      const at = shown(alarmAt(ticket, rule, alarmRules));
      return at ? [[rule.level, at]] : [];
    }),
  );

test('a five-day ticket over National Day 2025: every level on the day it should', () => {
  expect(table(dispatchedAt('2025-09-26 10:00', '5d'))).toEqual({
    yellow: '2025-10-10 00:00',
    red: '2025-10-11 00:00',
    unitHead: '2025-10-11 04:00',
    // Saturday 11 is worked: the first late working day.
    firstResponsible: '2025-10-12 00:00',
    daily: '2025-10-14 00:00',
    key: '2025-10-17 00:00',
    taskForce: '2025-10-24 00:00',
  });
});

test('a three-hour ticket on a Friday evening: yellow with an hour left, supervision in working days', () => {
  expect(table(dispatchedAt('2025-03-14 20:00', '3h'))).toEqual({
    yellow: '2025-03-14 22:00',
    red: '2025-03-14 23:00',
    unitHead: '2025-03-15 03:00',
    firstResponsible: '2025-03-18 00:00',
    daily: '2025-03-19 00:00',
    key: '2025-03-22 00:00',
    taskForce: '2025-03-29 00:00',
  });
});

test('every level has a rule, and no level two', () => {
  expect(defaultAlarmRules.rules.map(({ level }) => level).sort()).toEqual([...alarmLevels].sort());
});

test('what has fired does not fire again; what comes next is known', () => {
  const story = dispatchedAt('2025-03-12 09:00', '3d');
  const late = cst('2025-03-18 05:00');
  const levels = (ticket: Ticket) => dueAlarms(ticket, late, alarmRules).map(({ rule }) => rule.level);
  expect(levels(story.ticket)).toEqual(['yellow', 'red', 'unitHead']);
  const fired = go(
    story,
    ['system', 'alarm', { level: 'yellow' }, late],
    ['system', 'alarm', { level: 'red' }, late],
  );
  expect(levels(fired.ticket)).toEqual(['unitHead']);
  expect(ask(fired, ['system', 'alarm', { level: 'red' }, late])).toMatchObject({ ok: false });
  const all = go(fired, ['system', 'alarm', { level: 'unitHead' }, late]);
  expect(shown(nextAlarmAt(all.ticket, late, alarmRules))).toBe('2025-03-19 00:00');
  expect(all.ticket.alarms?.map(({ level }) => level)).toEqual(['yellow', 'red', 'unitHead']);
});

test('nothing is due before its time, and nobody but the scheduler may say so', () => {
  const story = dispatchedAt('2025-03-12 09:00', '3d');
  expect(ask(story, ['system', 'alarm', { level: 'yellow' }, cst('2025-03-16 23:59')])).toMatchObject({
    ok: false,
  });
  expect(ask(story, ['system', 'alarm', { level: 'yellow' }, cst('2025-03-17 00:00')])).toMatchObject({
    ok: true,
  });
  for (const name of ['dispatcher', 'supervisor', 'admin'] as const) {
    expect(ask(story, [name, 'alarm', { level: 'yellow' }, cst('2025-03-17 00:00')])).toMatchObject({
      code: 'FORBIDDEN',
    });
  }
});

test.each(['reported', 'pendingCallback', 'shelved', 'closed', 'withdrawn', 'merged', 'submitted'] as const)(
  'a ticket that is %s waits for nobody at the unit: no alarm for it',
  (status) =>
    expect(Object.keys(table(storyOf(status))).filter((level) => !level.startsWith('centre'))).toEqual([]),
);

test.each(['shelved', 'closed', 'withdrawn', 'merged'] as const)(
  'a ticket that is %s waits for nobody at all',
  (status) => {
    const { ticket } = storyOf(status);
    expect(nextAlarmAt(ticket, ticket.updatedAt, alarmRules)).toBeUndefined();
  },
);

test('what waits for the centre has alarms of its own: when it is due, and a working day later', () => {
  expect(table(begin('resident', cst('2025-03-12 09:00')))).toEqual({
    centreLate: '2025-03-12 10:00',
    centreSupervised: '2025-03-14 00:00',
  });
  const at = cst('2025-03-20 09:00');
  const late = go(
    storyOf('reported'),
    ['system', 'alarm', { level: 'centreLate' }, at],
    ['system', 'alarm', { level: 'centreSupervised' }, at],
  );
  expect(late.ticket.supervision).toMatchObject({ level: 'daily' });
  expect(nextAlarmAt(late.ticket, at, alarmRules)).toBeUndefined();
});

test('each turn of the centre is looked at anew, however often it was late before', () => {
  const at = cst('2025-03-20 09:00');
  const late = go(storyOf('reported'), ['system', 'alarm', { level: 'centreLate' }, at]);
  const next = go(late, ['dispatcher', 'verify', {}, cst('2025-03-20 10:00')]);
  expect(table(next)).toMatchObject({ centreLate: '2025-03-25 00:00' });
  const called = cst('2025-03-26 09:00');
  expect(dueAlarms(next.ticket, called, alarmRules).map(({ rule }) => rule.level)).toEqual([
    'centreLate',
    'centreSupervised',
  ]);
});

const returned: Step = ['roadsHead', 'requestReturn', {}, cst('2025-03-13 10:00')];

test('a return under review is the centre’s: the unit that asked is not reminded of a time that does not run', () => {
  expect(table(go(dispatchedAt('2025-03-12 09:00', '3d'), returned))).toEqual({
    returnLate: '2025-03-15 00:00',
  });
});

test('dispatched under the first rules: a breach while a return is undecided still counts', () => {
  const story = goUnder(firstRules)(
    begin('resident', cst('2025-03-12 08:00')),
    ['agent', 'accept', {}, cst('2025-03-12 09:00')],
    ['dispatcher', 'dispatch', { limit: '3d' }, cst('2025-03-12 09:00')],
    returned,
  );
  expect(table(story)).toMatchObject({ returnLate: '2025-03-15 00:00', red: '2025-03-18 00:00' });
});

test('an extension moves what has not fired yet', () => {
  const story = go(
    dispatchedAt('2025-03-12 09:00', '3d'),
    ['roadsClerk', 'sign', {}, cst('2025-03-13 09:00')],
    ['roadsClerk', 'requestExtension', { days: 2 }, cst('2025-03-13 10:00')],
    ['dispatcher', 'decideExtension', {}, cst('2025-03-13 11:00')],
  );
  expect(table(story)).toMatchObject({ yellow: '2025-03-19 00:00', red: '2025-03-20 00:00' });
});

test('supervision rises by itself and never falls by itself', () => {
  const story = dispatchedAt('2025-03-12 09:00', '3d');
  const at = cst('2025-04-10 09:00');
  const raised = go(story, ['system', 'alarm', { level: 'key' }, at]);
  expect(raised.ticket.supervision).toMatchObject({ level: 'key' });
  const after = go(raised, ['system', 'alarm', { level: 'daily' }, at]);
  expect(after.ticket.supervision).toMatchObject({ level: 'key' });
  expect(
    go(after, ['supervisor', 'supervise', { level: 'daily', note: '已有进展，转日常督办。' }, at]).ticket
      .supervision,
  ).toMatchObject({ level: 'daily' });
});

test('beyond the calendar nothing is guessed: the ticket is looked at again until the new year is known', () => {
  const { ticket } = dispatchedAt('2026-12-25 09:00', '3d');
  const late = cst('2027-01-20 09:00');
  const levels = (rulesThen: typeof alarmRules) =>
    dueAlarms(ticket, late, rulesThen).map(({ rule }) => rule.level);
  expect(shown(ticket.clock?.dueAt)).toBe('2026-12-31 00:00');
  expect(levels(alarmRules)).toEqual(['yellow', 'red', 'unitHead', 'firstResponsible']);
  const told = { ...ticket, alarms: levels(alarmRules).map((level) => ({ level, at: late })) };
  expect(shown(nextAlarmAt(told, late, alarmRules))).toBe('2027-01-21 09:00');
  const year2027 = { year: 2027, daysOff: ['01-01', '05-01', '10-01'], daysWorked: [] };
  const calendar = withYears(chinaCalendar, [year2027], 'china-2027.1');
  expect(levels({ ...alarmRules, calendar })).toEqual([
    'yellow',
    'red',
    'unitHead',
    'firstResponsible',
    'daily',
    'key',
    'taskForce',
  ]);
});

test('a lead that changes keeps the clock of the resident', () => {
  const story = go(dispatchedAt('2025-03-12 09:00', '3d'), ['dispatcher', 'transfer', { to: units.heating }]);
  expect(table(story)).toMatchObject({ red: '2025-03-18 00:00' });
});
