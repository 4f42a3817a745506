/** The city's own rules: published as versions, in force from then on, never backwards. */
import { publishCalendar } from '@jsjb/bff/rules/commands/publishRules';
import { createRuleVersions } from '@jsjb/bff/rules/store/ruleVersions';
import { cst } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const year2027 = {
  year: 2027,
  daysOff: ['01-01', '01-02', '01-03', '05-01', '10-01'],
  daysWorked: [] as string[],
};

test('a due time in a year that is not covered is refused, and possible once the notice is imported', async () => {
  const story = await submitted(server);
  server.clock.set(cst('2026-12-30 09:00'));
  const dispatch = () => story.go(['qian', 'dispatch']);
  await story.go(['zhao', 'accept']);
  const before = await story.version();
  await expect(dispatch()).rejects.toMatchObject({
    code: 'CALENDAR_NOT_COVERED',
    message: expect.stringContaining('2027'),
  });
  expect(await story.version()).toBe(before);
  const { calendar } = await server
    .as('admin')
    .importCalendar({ body: { years: [year2027], note: '国办通知' } });
  expect(calendar.version).toBe('calendar-20261230.1');
  const seen = await dispatch();
  // 31, then 4 to 7 January: Friday to Sunday are off.
  expect(seen.due?.dueAt).toBe(cst('2027-01-08 00:00').toISOString());
  expect(seen.due?.explanation.at(-1)).toBe('依据：时限 limits-2026.2，日历 calendar-20261230.1');
});

test('of two who import a moment apart in two processes none loses a year unheard', async () => {
  const { deps } = server;
  const { ruleVersions, models } = deps;
  const years = (year: number) => [{ ...year2027, year }];
  const refresh = ruleVersions.refresh.bind(ruleVersions);
  // The other process publishes right after this one has looked at the rules in force.
  const spy = jest.spyOn(ruleVersions, 'refresh').mockImplementationOnce(async () => {
    await refresh();
    const by = { personId: 'admin', now: deps.now(), note: '' };
    await publishCalendar(years(2031), by, { ...deps, ruleVersions: createRuleVersions(models) });
  });
  await server
    .as('admin')
    .importCalendar({ body: { years: years(2032), note: '' } })
    .finally(() => spy.mockRestore());
  await ruleVersions.refresh();
  const covered = ruleVersions.current().rules.calendar.years.map(({ year }) => year);
  expect(covered).toEqual(expect.arrayContaining([2027, 2031, 2032]));
  await models.rules.deleteMany({ 'body.years.year': { $in: [2031, 2032] } });
  await ruleVersions.refresh();
});

test('a wrong notice is refused with every fault, and nothing changes', async () => {
  const wrong = { year: 2028, daysOff: ['01-01', '02-30'], daysWorked: [] };
  expect(
    await refusalOf(server.as('admin').importCalendar({ body: { years: [wrong], note: '' } })),
  ).toMatchObject({
    status: 422,
    message: expect.stringContaining('没有 02-30'),
  });
  for (const name of ['qian', 'supervisor', 'roadsHead'] as const) {
    expect(
      await refusalOf(server.as(name).importCalendar({ body: { years: [year2027], note: '' } })),
    ).toMatchObject({
      status: 403,
    });
  }
  expect((await server.as('qian').readRules()).calendar.version).toBe('calendar-20261230.1');
});

test('a ticket keeps the rules it was dispatched under; the next one is proposed by the new ones', async () => {
  server.clock.set(cst('2026-03-11 09:00'));
  const old = await submitted(server);
  const before = await old.go(...dispatched);
  const changed = { ...year2027, year: 2026, daysOff: ['01-01', '03-12', '03-13', '05-01', '10-01'] };
  await server.as('admin').importCalendar({ body: { years: [changed], note: '临时放假' } });
  await server.as('admin').publishLimits({
    body: {
      returnReview: { hours: 4 },
      centre: { accept: { hours: 1 }, review: { hours: 8 }, verify: { days: 2 }, callback: { days: 3 } },
      defaults: [{ category: '01', limit: '3d' }],
      note: '收紧',
    },
  });
  const after = await old.seenBy('qian');
  expect(after.due).toMatchObject({ dueAt: before.due?.dueAt, explanation: before.due?.explanation });
  const returned = await old.go(['roadsHead', 'requestReturn']);
  expect(Date.parse(returned.legs[0]?.returnRequest?.decideBy ?? '')).toBe(cst('2026-03-13 00:00').getTime());
  const fresh = await submitted(server, 'li');
  const accepted = await fresh.go(['zhao', 'accept']);
  // The centre's own limits are those that were published.
  expect(Date.parse(accepted.holder?.dueAt ?? '') - server.clock.now().getTime()).toBe(8 * 3600_000);
  expect((await server.as('admin').readRules()).limits.centre).toMatchObject({ callback: { days: 3 } });
  const advice = await server.as('qian').adviseDispatch({ params: { id: fresh.id } });
  expect(advice).toMatchObject({ limit: '3d', limitReason: expect.stringContaining('3 个工作日') });
  const seen = await fresh.go(['qian', 'dispatch', { limit: '3d' }]);
  expect(seen.due?.lines.map(({ date, counted }) => [date, counted])).toEqual([
    ['2026-03-12', false],
    ['2026-03-13', false],
    ['2026-03-14', false],
    ['2026-03-15', false],
    ['2026-03-16', true],
    ['2026-03-17', true],
    ['2026-03-18', true],
  ]);
});

test('weights that do not add up are refused; a new version is there with its author', async () => {
  const body = { fairlyIsSatisfied: false, responseHours: 12, freezeAfterDays: 3, note: '市政府常务会议' };
  const publish = (weights: Record<string, number>) =>
    server.as('admin').publishScoreRules({ body: { ...body, weights } });
  expect(await refusalOf(publish({ finish: 0.5 }))).toMatchObject({
    fields: { weights: expect.any(String) },
  });
  const { score, versions } = await publish({ finish: 0.5, satisfied: 0.5 });
  expect(score).toMatchObject({ weights: { finish: 0.5, satisfied: 0.5 }, responseHours: 12 });
  expect(versions.map(({ kind }) => kind).sort()).toEqual(['calendar', 'calendar', 'limits', 'score']);
  expect(versions.find(({ kind }) => kind === 'score')).toMatchObject({
    by: expect.any(String),
    note: '市政府常务会议',
  });
});

test('a score policy judges from the month after it was published, never the month that runs', async () => {
  const { models } = server.deps;
  await models.rules.deleteMany({ kind: 'score' });
  await server.deps.ruleVersions.refresh();
  server.clock.set(cst('2026-03-31 23:30'));
  const body = { fairlyIsSatisfied: false, responseHours: 12, freezeAfterDays: 3, note: '' };
  const published = await server.as('admin').publishScoreRules({ body: { ...body, weights: { finish: 1 } } });
  // Half past eleven on the last evening in China is still March.
  expect(published.score).toMatchObject({ responseHours: 12, from: '2026-04' });
  expect(published.versions.find(({ kind }) => kind === 'score')).toMatchObject({ inForce: false });
  const versionOf = async (period: string) =>
    (await server.as('supervisor').readScores({ query: { period, by: 'unit' } })).rulesVersion;
  expect(await versionOf('2026-03')).toBe('score-2026.1');
  expect(await versionOf('2026-04')).toBe(published.score.version);
  server.clock.set(cst('2026-04-01 00:00'));
  const { score, versions } = await server.as('qian').readRules({});
  expect(score).not.toHaveProperty('from');
  expect(versions.find(({ kind }) => kind === 'score')).toMatchObject({ inForce: true });
});

test('the scheduler speaks up when the city wants it to; levels out of order are refused', async () => {
  const { alarms } = await server.as('admin').readRules({});
  const rules = alarms.rules.map(({ level, when }) => ({ level, when }));
  const at = (level: string, when: { days: number }) =>
    rules.map((rule) => (rule.level === level ? { ...rule, when } : rule));
  const publish = (next: typeof rules) =>
    server.as('admin').publishAlarms({ body: { rules: next, note: '' } });
  expect(await refusalOf(publish(at('key', { days: 1 })))).toMatchObject({ status: 422 });
  expect(await refusalOf(publish(rules.slice(1)))).toMatchObject({ status: 422 });
  const changed = await publish(at('daily', { days: 3 }));
  expect(changed.alarms.rules.find(({ level }) => level === 'daily')).toMatchObject({
    when: { days: 3 },
    supervise: 'daily',
    tells: ['head', 'supervisors'],
  });
});

test('a unit that keeps hours is judged within them from its next ticket on; the resident’s limit stays', async () => {
  const setHours = (id: string, opening: [string, string][]) =>
    server.as('admin').setUnitHours({ params: { id }, body: { opening } });
  expect(await refusalOf(setHours('roads', [['18:00', '08:00']]))).toMatchObject({ status: 422 });
  expect(await refusalOf(setHours('centre', [['08:00', '12:00']]))).toMatchObject({ status: 404 });
  expect(
    await setHours('roads', [
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ]),
  ).toMatchObject({
    unit: { id: 'roads' },
    opening: [
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ],
  });
  server.clock.set(cst('2026-04-10 15:00'));
  const story = await submitted(server);
  // Accepted at 16:00, dispatched at 17:00 on a Friday: one open hour is left, two on Monday morning.
  const seen = await story.go(['zhao', 'accept'], ['qian', 'dispatch', { limit: '3h' }]);
  expect(seen.due?.dueAt).toBe(cst('2026-04-10 20:00').toISOString());
  expect(seen.legs[0]?.dueAt).toBe(cst('2026-04-13 10:30').toISOString());
  await setHours('roads', []);
  const { items } = await server.as('qian').listUnitHours({});
  expect(items.find(({ unit }) => unit.id === 'roads')).toMatchObject({ opening: [] });
});
