/** What a freeze must not lose, and what must not be promised after it. */
import { recheckScores } from '@jsjb/bff/jobs/recheckScores';
import { keepFacts } from '@jsjb/bff/models/scoreFacts';
import type { TicketDoc } from '@jsjb/bff/models/ticketDoc';
import { publishPending } from '@jsjb/bff/reactions/publisher';
import { startTestServer, type TestServer } from '../harness/server';
import { submitted, verified, type Story } from '../harness/story';

let server: TestServer;
let early: Story;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const settled = async (): Promise<void> => {
  while ((await publishPending(server.deps)) > 0);
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
  const { models, book } = server.deps;
  let first = true;
  // The publisher has read the exclusions; the supervisor approves; then the publisher writes.
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
  await keepFacts(slow, doc, book.scoreAt, server.clock.now());
  expect(await rates('2026-03')).toMatchObject({ finish: { d: 0, x: 1 }, satisfied: { n: 1, d: 1 } });
});
