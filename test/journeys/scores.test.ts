/** Scores that units can believe: counted case by case, opened, excluded in the open, frozen for good. */
import { freezeMonth, findAlteredMonth } from '@jsjb/bff/score/commands/freezeMonth';
import { recheckScores } from '@jsjb/bff/score/jobs/recheckScores';
import { recomputeScores } from '@jsjb/bff/score/commands/recomputeScores';
import { liveSums } from '@jsjb/bff/score/queries/scores';
import { cst, DAY_MS } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, refusalOf, submitted, verified, type Story } from '../harness/story';

let server: TestServer;
let happy: Story;
let late: Story;
beforeAll(async () => {
  server = await startTestServer();
  happy = await submitted(server);
  await happy.go(...verified, ['zhao', 'callback']);
  late = await submitted(server, 'li');
  await late.go(...dispatched);
  const town = await submitted(server, 'wang');
  await town.go(['zhao', 'accept'], ['qian', 'dispatch', { leadUnitId: 'town' }], ['townClerk', 'sign']);
  server.clock.forward(3 * DAY_MS);
  await settled();
});
afterAll(() => server.close());

async function settled(): Promise<void> {
  await deliverDue(server.deps);
  await recheckScores(server.deps);
}
const scores = (
  name: Parameters<TestServer['as']>[0],
  by: 'unit' | 'area' | 'category' = 'unit',
  period = '2026-03',
) => server.as(name).readScores({ query: { period, by } });
const rates = async (unit: string) =>
  (await scores('supervisor')).rows.find(({ key }) => key === unit)?.rates;

test('each unit has its rates, counted from its tickets; an empty one is no rate', async () => {
  expect(await rates('roads')).toMatchObject({
    response: { n: 1, d: 2, value: 0.5 },
    finish: { n: 1, d: 2, value: 0.5 },
    onTime: { n: 1, d: 2 },
    satisfied: { n: 1, d: 1, value: 1 },
    solved: { n: 1, d: 1 },
  });
  expect(await rates('town')).toMatchObject({ finish: { n: 0, d: 1 }, satisfied: { d: 0, value: null } });
  const { total, rows } = await scores('supervisor');
  expect(total.rates.finish).toMatchObject({ n: 1, d: 3 });
  expect(rows.map(({ key }) => key)).toEqual(['roads', 'town', 'centre']);
});

test('every figure opens to its tickets', async () => {
  const open = (side: 'numerator' | 'denominator' | 'missed') =>
    server
      .as('supervisor')
      .listScoreTickets({ query: { period: '2026-03', rate: 'finish', side, by: 'unit', key: 'roads' } })
      .then(({ items }) => items.map(({ number }) => number).sort());
  expect(await open('denominator')).toEqual([happy.number, late.number].sort());
  expect(await open('numerator')).toEqual([happy.number]);
  expect(await open('missed')).toEqual([late.number]);
  const { items } = await server.as('supervisor').listScoreTickets({
    query: { period: '2026', rate: 'direct', side: 'denominator' },
  });
  expect(items).toHaveLength(3);
});

test('a unit sees its own scores and opens its own cases, nobody else’s', async () => {
  expect((await scores('roadsClerk')).rows.map(({ key }) => key)).toEqual(['roads']);
  expect((await scores('townClerk')).total.rates.finish).toMatchObject({ n: 0, d: 1 });
  expect(await refusalOf(scores('roadsClerk', 'category'))).toMatchObject({ status: 403 });
  const query = { period: '2026-03', rate: 'finish', by: 'unit', key: 'town' } as const;
  expect(await refusalOf(server.as('roadsClerk').listScoreTickets({ query }))).toMatchObject({ status: 403 });
  const own = { period: '2026-03', rate: 'finish', by: 'unit', key: 'roads' } as const;
  const { items } = await server.as('roadsClerk').listScoreTickets({ query: own });
  expect(items.every(({ ticket }) => ticket?.excerpt)).toBe(true);
  // The administrator counts cases but reads no tickets.
  const counted = (await server.as('admin').listScoreTickets({ query: own })).items;
  expect(counted).toHaveLength(items.length);
  expect(counted.some(({ ticket }) => ticket)).toBe(false);
  expect(await refusalOf(scores('wang'))).toMatchObject({ status: 403 });
  expect((await scores('farLeader')).rows).toEqual([]);
});

test('an exclusion needs evidence and another person’s approval, may be appealed once, and stays visible', async () => {
  const body = {
    ticketId: late.id,
    unitId: 'roads',
    rates: ['finish', 'onTime'] as const,
    reason: '道路属于厂区。',
  };
  const propose = (evidence: string[]) =>
    server.as('roadsHead').proposeExclusion({ body: { ...body, rates: [...body.rates], evidence } });
  expect(await refusalOf(propose([]))).toMatchObject({ fields: { evidence: expect.any(String) } });
  const { id } = await propose(['权属证明']);
  expect(await refusalOf(propose(['权属证明']))).toMatchObject({ status: 409 });
  expect(await rates('roads')).toMatchObject({ finish: { d: 2, x: 0 } });
  const decide = (approved: boolean) =>
    server.as('supervisor').decideExclusion({ params: { id }, body: { approved, note: '已核实。' } });
  expect(
    await refusalOf(
      server.as('roadsHead').decideExclusion({ params: { id }, body: { approved: true, note: '好' } }),
    ),
  ).toMatchObject({ status: 403 });
  expect(await decide(false)).toMatchObject({ state: 'rejected' });
  expect(
    await refusalOf(server.as('townClerk').appealExclusion({ params: { id }, body: { note: '不服' } })),
  ).toMatchObject({ status: 404 });
  expect(
    await server.as('roadsHead').appealExclusion({ params: { id }, body: { note: '补充图纸。' } }),
  ).toMatchObject({ state: 'appealed' });
  // Whoever refused does not judge the appeal.
  expect(await refusalOf(decide(true))).toMatchObject({ status: 403 });
  await server.deps.models.people.updateOne(
    { _id: 'mayor' },
    { $set: { posts: [{ role: 'supervisor', unitId: 'supervision' }] } },
  );
  const overturned = await server
    .as('mayor')
    .decideExclusion({ params: { id }, body: { approved: true, note: '图纸属实。' } });
  expect(overturned).toMatchObject({
    state: 'overturned',
    steps: expect.arrayContaining([expect.objectContaining({ state: 'rejected' })]),
  });
  expect(await rates('roads')).toMatchObject({ finish: { n: 1, d: 1, x: 1 }, response: { d: 2, x: 0 } });
  const { items } = await server.as('supervisor').listScoreTickets({
    query: { period: '2026-03', rate: 'finish', side: 'excluded', by: 'unit', key: 'roads' },
  });
  expect(items).toMatchObject([{ number: late.number, excluded: true }]);
  expect((await server.as('roadsClerk').listExclusions({ query: {} })).items).toHaveLength(1);
  expect((await server.as('townClerk').listExclusions({ query: {} })).items).toEqual([]);
  const [seen] = (await server.as('supervisor').listExclusions({ query: { state: 'overturned' } })).items;
  expect(seen).toMatchObject({ evidence: ['权属证明'], photos: [], abilities: [] });
  // Names, not identifiers, stand beside the steps.
  expect(seen?.steps.map(({ by }) => by)).not.toContain('roadsHead');
  expect((await server.as('supervisor').listExclusions({ query: { state: 'proposed' } })).items).toEqual([]);
});

test('what is stored is what the logs say; a stray figure is found and mended', async () => {
  expect(await recomputeScores(server.deps)).toMatchObject({ differing: 0 });
  await server.deps.models.scoreFacts.updateOne(
    { number: happy.number, unitId: 'roads' },
    { $set: { 'd.finish': 7 } },
  );
  expect(await recomputeScores(server.deps)).toMatchObject({ differing: 1 });
  expect(await recomputeScores(server.deps)).toMatchObject({ differing: 0 });
  expect(await rates('roads')).toMatchObject({ finish: { n: 1, d: 1, x: 1 } });
});

test('a month is frozen once it is over, never changes again, and tells when somebody touched it', async () => {
  const { deps, clock } = server;
  const freeze = () => server.as('supervisor').freezeMonth({ params: { month: '2026-03' }, body: {} });
  expect(await refusalOf(freeze())).toMatchObject({ status: 409, message: expect.stringContaining('次月') });
  clock.set(cst('2026-04-08 09:00'));
  await settled();
  const before = await scores('supervisor');
  const frozen = await freeze();
  expect(frozen.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await refusalOf(freeze())).toMatchObject({ status: 409 });
  await late.go(
    ['roadsClerk', 'sign'],
    ['roadsClerk', 'contact'],
    ['roadsClerk', 'report'],
    ['qian', 'verify'],
    ['zhao', 'callback'],
  );
  await settled();
  const after = await scores('supervisor');
  expect(after.rows).toEqual(before.rows);
  expect(
    await refusalOf(
      server.as('roadsHead').proposeExclusion({
        body: { ticketId: happy.id, unitId: 'roads', rates: ['finish'], reason: '晚了', evidence: ['说明'] },
      }),
    ),
  ).toMatchObject({ status: 409, message: expect.stringContaining('冻结') });
  expect(after.months).toEqual([{ month: '2026-03', frozen: true, hash: frozen.hash }]);
  // The callback was made in April and counts there; the year is the sum.
  expect((await scores('supervisor', 'unit', '2026-04')).total.rates.satisfied).toMatchObject({ n: 1, d: 1 });
  expect((await scores('supervisor', 'unit', '2026')).total.rates.satisfied).toMatchObject({ n: 2, d: 2 });
  clock.set(cst('2026-05-10 09:00'));
  const april = await freezeMonth(
    '2026-04',
    () => liveSums(deps.models, '2026-04'),
    deps,
    { actor: { personId: 'supervisor', role: 'supervisor' }, now: clock.now() },
    0,
  );
  expect(april.previous).toBe(frozen.hash);
  expect(await findAlteredMonth(deps.models)).toBeUndefined();
  const { units = [] } = (await deps.models.scoreMonths.findById('2026-03').lean()) ?? {};
  await deps.models.scoreMonths.updateOne(
    { _id: '2026-03' },
    { $set: { units: units.map(([key, rate, , d, x]) => [key, rate, d, d, x]) } },
  );
  expect(await findAlteredMonth(deps.models)).toBe('2026-03');
});

test('the export is a workbook, and the JSON says the same', async () => {
  const token = await server.accessToken('supervisor');
  const answer = await fetch(`${server.url}/api/scores/export.xlsx?period=2026`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('spreadsheetml');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  const json = await server.as('supervisor').exportScoresJson({ query: { period: '2026' } });
  expect(json.units.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['市城管局', '宁远堡镇']));
  expect(
    await refusalOf(server.as('roadsClerk').exportScoresJson({ query: { period: '2026' } })),
  ).toMatchObject({ status: 403 });
});
