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

test('a caller from a fixed line is called back at it; a caller without a number is shown so, not hidden', async () => {
  const agent = server.as('zhao');
  const took = (contact: object) =>
    agent.submitTicket({
      body: { ...aComplaint, source: 'desk', contact: { name: '王女士', ...contact } },
      key: newKey(),
    });
  const line = await took({ phone: ' 0935 821 2345 转 8' });
  expect(line.requester).toMatchObject({ phone: '0935-****345' });
  const seen = await agent.unmaskRequester({ params: { id: line.id }, body: { reason: '回访' } });
  expect(seen.phone).toBe('0935-8212345转8');
  const none = await took({});
  expect(none.requester).toMatchObject({ name: '王**', noPhone: true });
  const refused = await refusalOf(took({ phone: '8212345' }));
  expect(refused.fields).toEqual({ 'contact.phone': '座机请加上区号，例如 0935-8212345' });
});
