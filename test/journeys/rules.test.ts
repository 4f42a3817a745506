/** The city's own rules: published as versions, in force from then on, never backwards. */
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
  expect(seen.due?.explanation.at(-1)).toBe('依据：时限 limits-2026.1，日历 calendar-20261230.1');
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
  expect((await server.as('qian').readPolicies()).calendar.version).toBe('calendar-20261230.1');
});

test('a ticket keeps the rules it was dispatched under; the next one is proposed by the new ones', async () => {
  server.clock.set(cst('2026-03-11 09:00'));
  const old = await submitted(server);
  const before = await old.go(...dispatched);
  const changed = { ...year2027, year: 2026, daysOff: ['01-01', '03-12', '03-13', '05-01', '10-01'] };
  await server.as('admin').importCalendar({ body: { years: [changed], note: '临时放假' } });
  await server.as('admin').publishLimits({
    body: { returnReview: { hours: 4 }, defaults: [{ category: '01', limit: '3d' }], note: '收紧' },
  });
  const after = await old.seenBy('qian');
  expect(after.due).toMatchObject({ dueAt: before.due?.dueAt, explanation: before.due?.explanation });
  const returned = await old.go(['roadsHead', 'requestReturn']);
  expect(Date.parse(returned.legs[0]?.returnRequest?.decideBy ?? '')).toBe(cst('2026-03-13 00:00').getTime());
  const fresh = await submitted(server, 'li');
  await fresh.go(['zhao', 'accept']);
  const advice = await server.as('qian').suggestDispatch({ params: { id: fresh.id } });
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
    server.as('admin').publishScorePolicy({ body: { ...body, weights } });
  expect(await refusalOf(publish({ finish: 0.5 }))).toMatchObject({
    fields: { weights: expect.any(String) },
  });
  const { score, versions } = await publish({ finish: 0.5, satisfied: 0.5 });
  expect(score).toMatchObject({ weights: { finish: 0.5, satisfied: 0.5 }, responseHours: 12 });
  expect(versions.map(({ kind }) => kind).sort()).toEqual(['calendar', 'calendar', 'limits', 'score']);
  expect(versions.find(({ kind }) => kind === 'score')).toMatchObject({
    by: 'admin',
    note: '市政府常务会议',
  });
});
