/** A resident asks the unit to come: it says when, the ticket tells it, and nobody else learns the door. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { lapseUnanswered } from '@jsjb/bff/houseCall/jobs/lapse';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { handling, newKey, refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const doorway = '东湾村 3 号楼 2 单元 501';
const ask = (ticketId: string) =>
  server.as('wang').askForHouseCall({
    body: { ticketId, doorway, phone: '13900000001', photos: [] },
    key: newKey(),
  });
const told = async () => (await server.as('wang').listNotices({ query: {} })).items.map(({ text }) => text);

test('the unit agrees to a day, and the requester is told and reads it on the ticket', async () => {
  const { id } = await (await submitted(server)).go(...handling);
  const asked = await ask(id);
  expect(asked).toMatchObject({ status: 'asked', doorway, own: true });
  const [seen] = (await server.as('roadsClerk').listHouseCalls({ query: {} })).items;
  expect(seen).toMatchObject({ id: asked.id, doorway, phone: '13900000001' });
  await server.as('roadsClerk').answerHouseCall({ params: { id: asked.id }, body: { day: '2026-03-13' } });
  await deliverDue(server.deps);
  expect(await told()).toContain('上门办理：承办单位 2026-03-13 上门，请留意电话。');
  const day = localDate(server.clock.now());
  expect(await server.deps.metrics.read('houseCalls', { from: day, to: day, by: ['unit'] })).toEqual([
    { of: { unit: 'roads' }, counts: { asked: 1 } },
  ]);
  const { timeline } = await server.as('wang').readTicket({ params: { id } });
  expect(timeline.map(({ title }) => title)).toEqual(expect.arrayContaining(['请求上门', '上门：已约定']));
});

test('another unit and other residents find nothing', async () => {
  const { id } = await (await submitted(server)).go(...handling);
  const { id: call } = await ask(id);
  const answer = { params: { id: call }, body: { day: '2026-03-13' } };
  expect((await refusalOf(server.as('waterClerk').answerHouseCall(answer))).status).toBe(404);
  expect((await server.as('li').listHouseCalls({ query: {} })).items).toEqual([]);
});

test('what nobody answers lapses, and the door is not stored readable', async () => {
  const { id } = await (await submitted(server)).go(...handling);
  await ask(id);
  server.clock.forward(3 * 86_400_000);
  expect(await lapseUnanswered(server.deps)).toBeGreaterThan(0);
  await deliverDue(server.deps);
  expect(await told()).toContain('上门办理：承办单位没有按时答复，可以再请一次。');
  const stored = await server.deps.models.houseCalls.find().lean();
  expect(JSON.stringify(stored)).not.toContain('501');
});
