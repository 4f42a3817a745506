/** What a freeze must not lose, and what must not be promised after it. */
import { recheckScores } from '@jsjb/bff/score/jobs/recheckScores';
import { recomputeScores } from '@jsjb/bff/score/commands/recomputeScores';
import { saveFacts } from '@jsjb/bff/score/store/scoreFacts';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { cst } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, handling, refusalOf, submitted, verified, type Story } from '../harness/story';

let server: TestServer;
let early: Story;
let across: Story;
let late: Story;
let overtaken: string;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const settled = async (): Promise<void> => {
  await deliverDue(server.deps);
  await recheckScores(server.deps);
};
const rates = async (period: string) =>
  (await server.as('supervisor').readScores({ query: { period, by: 'unit' } })).rows.find(
    ({ key }) => key === 'roads',
  )?.rates;
const proposed = (story: Story, rate: 'finish' | 'satisfied') =>
  server.as('roadsHead').proposeExclusion({
    body: {
      ticketId: story.id,
      unitId: 'roads',
      rates: [rate],
      reason: '道路属于厂区。',
      evidence: ['权属证明'],
    },
  });
const approved = (id: string) =>
  server.as('supervisor').decideExclusion({ params: { id }, body: { approved: true, note: '属实。' } });

test('an exclusion approved while the score of its ticket is being written is not undone by it', async () => {
  early = await submitted(server);
  await early.go(...verified);
  await settled();
  await early.go(['zhao', 'callback']);
  const { id } = await proposed(early, 'finish');
  const { models, ruleVersions } = server.deps;
  let first = true;
  // The delivery has read the exclusions; the supervisor approves; then the delivery writes.
  const find = (query: object) => {
    const asked = models.exclusions.find(query);
    const { exec } = asked;
    asked.exec = async () => {
      const found = await exec.call(asked);
      if (first) {
        first = false;
        await approved(id);
      }
      return found;
    };
    return asked;
  };
  const doc = await models.tickets.findById(early.id).lean<TicketDoc>();
  if (!doc) throw new Error('not stored');
  const slow = { ...models, exclusions: { find } as unknown as typeof models.exclusions };
  await saveFacts(slow, doc, ruleVersions.scoreAt, server.clock.now());
  expect(await rates('2026-03')).toMatchObject({ finish: { d: 0, x: 1 }, satisfied: { n: 1, d: 1 } });
});

test('a freeze counts what nobody had published yet, and what fell due unnoticed', async () => {
  server.clock.set(cst('2026-03-24 09:00'));
  late = await submitted(server, 'li');
  await late.go(...dispatched);
  await deliverDue(server.deps);
  across = await submitted(server, 'zhang');
  await across.go(...verified);
  server.clock.set(cst('2026-04-02 09:00'));
  await across.go(['zhao', 'callback']);
  server.clock.set(cst('2026-04-08 09:00'));
  overtaken = (await proposed(across, 'finish')).id;
  // The server stood still in between; the month is frozen before anything has caught up.
  await server.as('supervisor').freezeMonth({ params: { month: '2026-03' }, body: {} });
  const frozen = await rates('2026-03');
  expect(frozen).toMatchObject({
    response: { n: 2, d: 3 },
    finish: { n: 1, d: 2, x: 1 },
    onTime: { n: 2, d: 3 },
  });
  await settled();
  // What is worked out from the events is what was published.
  expect(await recomputeScores(server.deps)).toMatchObject({ differing: 0, buckets: 0 });
  expect(await rates('2026-03')).toEqual(frozen);
  expect(await rates('2026-04')).toMatchObject({ satisfied: { n: 1, d: 1 } });
});

test('what the freeze overtook cannot be granted any more, but laid aside', async () => {
  const params = { id: overtaken };
  expect(await refusalOf(approved(overtaken))).toMatchObject({
    status: 409,
    message: expect.stringContaining('冻结'),
  });
  const body = { approved: false, note: '成绩已经冻结。' };
  expect(await server.as('supervisor').decideExclusion({ params, body })).toMatchObject({
    state: 'rejected',
  });
  const appeal = server.as('roadsHead').appealExclusion({ params, body: { note: '不服。' } });
  expect(await refusalOf(appeal)).toMatchObject({ status: 409 });
});

test('a rate of a frozen month is not excluded, though the ticket counts with another in an open one', async () => {
  await late.go(
    ...handling.slice(dispatched.length),
    ['roadsClerk', 'report'],
    ['qian', 'verify'],
    ['zhao', 'callback'],
  );
  await settled();
  expect(await refusalOf(proposed(late, 'finish'))).toMatchObject({
    status: 409,
    message: expect.stringContaining('2026-03'),
  });
  const { id } = await proposed(late, 'satisfied');
  await approved(id);
  expect(await rates('2026-04')).toMatchObject({ satisfied: { n: 1, d: 1, x: 1 } });
});
