/** People who get in each other's way, or try to: two dispatchers at once, the same return twice, a curious unit. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { recheckScores } from '@jsjb/bff/score/jobs/recheckScores';
import { sweepDeadlines } from '@jsjb/bff/supervision/jobs/deadlineSweep';
import { usual } from '../factories/bodies';
import { cst, DAY_MS } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, handling, refusalOf, submitted, verified } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function settled(): Promise<void> {
  await deliverDue(server.deps);
  await recheckScores(server.deps);
}

test('two dispatchers dispatch at once: one wins, the other is told, one lead leg stands', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'accept']);
  const version = await story.version();
  const dispatch = (leadUnitId: string) =>
    server
      .as('qian')
      .dispatch({ params: { id: story.id }, body: { ...usual.dispatch, leadUnitId, version } });
  const outcomes = await Promise.allSettled(['roads', 'water', 'heating', 'town'].map(dispatch));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 409 });
  const seen = await story.seenBy('qian');
  expect(seen.legs).toHaveLength(1);
  expect(await story.version()).toBe(version + 1);
});

test('a return is asked for once: not again while it waits, not again when it was refused', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['roadsHead', 'requestReturn']);
  expect(await story.refused('roadsClerk', 'requestReturn')).toMatchObject({ status: 409 });
  await story.go(['qian', 'rejectReturn']);
  expect(await story.refused('roadsHead', 'requestReturn')).toMatchObject({ status: 409 });
});

test('approving and refusing the same return at once leaves one decision', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['roadsHead', 'requestReturn']);
  const version = await story.version();
  const params = { id: story.id };
  const outcomes = await Promise.allSettled([
    server.as('qian').approveReturn({ params, body: { ...usual.approveReturn, version } }),
    server.as('qian').rejectReturn({ params, body: { ...usual.rejectReturn, version } }),
    server.as('qian').rule({ params, body: { ...usual.rule, version } }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await story.version()).toBe(version + 1);
});

test('an official who also sits at the centre does not judge the dispute of their own unit', async () => {
  const { people } = server.deps.models;
  await people.updateOne(
    { _id: 'lent' },
    { $set: { posts: [{ role: 'dispatcher', unitId: 'centre' }], persona: 'lent' } },
  );
  const story = await submitted(server);
  await story.go(...dispatched);
  // The same person asked in the unit's name before changing over.
  await server.deps.models.tickets.updateOne(
    { number: story.number },
    { $set: { 'legs.0.signed': { at: server.clock.now(), personId: 'lent', unitId: 'roads' } } },
  );
  await story.go(['roadsHead', 'requestReturn']);
  for (const judge of ['approveReturn', 'rejectReturn', 'rule'] as const)
    expect(await story.refused('lent', judge)).toMatchObject({ status: 403 });
  expect((await story.seenBy('lent')).abilities).not.toContain('rule');
  expect(await story.go(['qian', 'rejectReturn'])).toMatchObject({ status: 'pendingSign' });
});

test('whoever handled a ticket does not judge, in another post, whether it counts', async () => {
  const story = await submitted(server);
  await story.go(...verified, ['zhao', 'callback']);
  // Signed by the supervisor when they were still with the roads.
  await server.deps.models.tickets.updateOne(
    { number: story.number },
    { $set: { 'legs.0.signed': { at: server.clock.now(), personId: 'supervisor', unitId: 'roads' } } },
  );
  const proposal = {
    ticketId: story.id,
    unitId: 'roads',
    rates: ['finish' as const],
    reason: '厂区',
    evidence: ['图纸'],
  };
  const { id } = await server.as('roadsHead').proposeExclusion({ body: proposal });
  const decided = server
    .as('supervisor')
    .decideExclusion({ params: { id }, body: { approved: true, note: '属实。' } });
  expect(await refusalOf(decided)).toMatchObject({
    status: 403,
    message: expect.stringContaining('没有参与办理'),
  });
  const { items } = await server.as('supervisor').listExclusions({ query: { state: 'proposed' } });
  expect(items.find((each) => each.id === id)?.abilities).toEqual([]);
});

test('a curious official opens neither another unit’s cases nor the tickets behind them', async () => {
  const story = await submitted(server);
  await story.go(...verified, ['zhao', 'callback']);
  await settled();
  const period = localDate(server.clock.now()).slice(0, 7);
  const query = { period, rate: 'finish', by: 'unit', key: 'roads' } as const;
  for (const by of ['waterClerk', 'townClerk'] as const) {
    expect(await refusalOf(server.as(by).listScoreTickets({ query }))).toMatchObject({ status: 403 });
    expect(await refusalOf(server.as(by).readTicket({ params: { id: story.id } }))).toMatchObject({
      status: 404,
    });
    expect(
      await refusalOf(
        server.as(by).proposeExclusion({
          body: { ticketId: story.id, unitId: 'roads', rates: ['finish'], reason: '好奇', evidence: ['无'] },
        }),
      ),
    ).toMatchObject({ status: 403 });
  }
  // Its own unit, but a ticket it never had: as if it did not exist.
  expect(
    await refusalOf(
      server.as('waterClerk').proposeExclusion({
        body: { ticketId: story.id, unitId: 'water', rates: ['finish'], reason: '好奇', evidence: ['无'] },
      }),
    ),
  ).toMatchObject({ status: 404 });
});

test('half past eleven on the last evening is still the old month, though London has another date', async () => {
  server.clock.set(cst('2026-08-31 21:30'));
  const story = await submitted(server);
  // Accepted at 22:30, dispatched at 23:30 in China: the 31st.
  await story.go(...dispatched);
  const next = await submitted(server, 'li');
  await next.go(['zhao', 'accept'], ['qian', 'dispatch']);
  await settled();
  const dispatchedIn = async (period: string) =>
    (
      await server.as('supervisor').listScoreTickets({
        query: { period, rate: 'finish', by: 'unit', key: 'roads', limit: '100' } as never,
      })
    ).items.map(({ number }) => number);
  expect(await dispatchedIn('2026-08')).toContain(story.number);
  expect(await dispatchedIn('2026-08')).not.toContain(next.number);
  expect(await dispatchedIn('2026-09')).toContain(next.number);
});

test('a clock that jumps ahead fires every reminder once; jumping back fires none again', async () => {
  const story = await submitted(server);
  await story.go(...handling);
  const before = server.clock.now();
  server.clock.forward(60 * DAY_MS);
  while ((await sweepDeadlines(server.deps)) > 0);
  const fired = (await story.seenBy('qian')).timeline.filter(({ type }) => type === 'ticket.alarmed').length;
  expect(fired).toBe(7);
  server.clock.set(before);
  await sweepDeadlines(server.deps);
  server.clock.forward(61 * DAY_MS);
  await sweepDeadlines(server.deps);
  expect((await story.seenBy('qian')).timeline.filter(({ type }) => type === 'ticket.alarmed')).toHaveLength(
    fired,
  );
  server.clock.set(before);
});
