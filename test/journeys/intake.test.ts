/** The doors by which matters come in: each fixes the channel, and what another system sends twice is one ticket. */
import { submitTicket } from '@jsjb/bff/ticket/commands/submitTicket';
import type { Intake } from '@jsjb/bff/intake/intake';
import { submitBody } from '@jsjb/shared/ticket/contract';
import type { CastName } from '../factories/smallCity';
import { aComplaint } from '../factories/bodies';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const stored = async (number: string) => {
  const doc = await server.deps.models.tickets.findOne({ number }).lean();
  return doc && { source: doc.source, channel: doc.channel, line: doc.line, origin: doc.origin };
};

test.each<[CastName, 'miniapp' | 'desk' | 'fieldReport', channel: string]>([
  ['wang', 'miniapp', 'miniapp'],
  ['zhao', 'desk', 'phone'],
  ['gridWorker', 'fieldReport', 'grid'],
])('%s submits by %s: the ticket carries the channel %s', async (by, source, channel) => {
  const named = await submitted(server, by, { source });
  const unnamed = await submitted(server, by);
  for (const { number } of [named, unnamed]) expect(await stored(number)).toEqual({ source, channel });
});

test.each<[CastName, 'miniapp' | 'desk' | 'fieldReport']>([
  ['wang', 'desk'],
  ['wang', 'fieldReport'],
  ['zhao', 'miniapp'],
  ['gridWorker', 'desk'],
])('%s cannot submit by %s, and is told so', async (by, source) => {
  const refusal = await refusalOf(
    server.as(by).submitTicket({ body: { ...aComplaint, source }, key: newKey() }),
  );
  expect(refusal).toMatchObject({ status: 422, fields: { source: expect.stringContaining('渠道') } });
});

test('a matter of another system keeps its number there, and comes in once however often it is sent', async () => {
  const caller = {
    actor: { personId: 'person.zhao', role: 'agent' as const },
    postIndex: 0,
    now: server.clock.now(),
  };
  const intake: Intake = {
    ...submitBody.parse(aComplaint),
    source: 'desk',
    line: '12333',
    origin: { system: 'portal', externalId: 'P-2026-1' },
  };
  const sent = await Promise.all(
    [1, 2, 3].map((n) => submitTicket(intake, server.deps, { ...caller, idempotencyKey: `key-of-try-${n}` })),
  );
  const numbers = new Set(sent.map(({ number }) => number));
  expect(numbers.size).toBe(1);
  const { origin, line } = intake;
  expect(await stored([...numbers][0] ?? '')).toEqual({ source: 'desk', channel: 'phone', line, origin });
});
