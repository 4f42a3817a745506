/** What has been kept long enough goes; what is still needed stays. */
import { retainNightly } from '@jsjb/bff/privacy/jobs/retainNightly';
import { retain } from '@jsjb/bff/privacy/commands/retention';
import type { Removal } from '@jsjb/bff/platform/personal/retain';
import { defaultRetention } from '@jsjb/bff/platform/personal/periods';
import { phonePhoto } from '../factories/photos';
import { DAY_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { handling, newKey, submitted, verified } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const photo = async () =>
  (await server.as('wang').uploadPhoto({ file: await phonePhoto(), key: newKey() })).id;
const run = (write: boolean): Promise<Removal[]> => retain(server.deps, defaultRetention, write);
const found = async () => Object.fromEntries((await run(false)).map((each) => [each.what, each.found]));

test('the pictures that an exclusion rests on stay as long as it does', async () => {
  const late = await submitted(server);
  await late.go(...handling);
  const { id } = await server.as('roadsHead').uploadPhoto({ file: await phonePhoto(), key: newKey() });
  await server.as('roadsHead').proposeExclusion({
    body: { ticketId: late.id, unitId: 'roads', rates: ['finish'], reason: '道路属于厂区。', photos: [id] },
  });
  server.clock.forward(8 * DAY_MS);
  expect((await found())['photos']).toBe(0);
});

test('photos, names and counts go when their time has come, and not before', async () => {
  const used = await photo();
  const added = await photo();
  const forgotten = await photo();
  const ended = await submitted(server, 'wang', { photos: [used] });
  await ended.go(['wang', 'supplement', { photos: [added] }], ...verified, ['zhao', 'callback']);
  const open = await submitted(server);
  await server.deps.models.posterDays.create({
    _id: 'JC-0001:2026-03-11',
    posterId: 'JC-0001',
    day: '2026-03-11',
    scans: 3,
  });
  const nothing = { personal: 0, authors: 0, payees: 0, photos: 0, notices: 0, scans: 0 };
  expect(await found()).toEqual(nothing);

  server.clock.forward(8 * DAY_MS);
  expect(await found()).toEqual({ ...nothing, photos: 1 });
  const removed = await run(true);
  expect(removed.find(({ what }) => what === 'photos')).toEqual({ what: 'photos', found: 1, removed: 1 });
  const { photos } = server.deps.models;
  expect(await photos.exists({ _id: forgotten })).toBeNull();
  expect(await photos.countDocuments({ _id: { $in: [used, added] } })).toBe(2);
  await expect(server.deps.photos.get(forgotten, 'full')).rejects.toThrow();
  await server.deps.photos.get(added, 'full');

  server.clock.forward(3 * 366 * DAY_MS);
  expect(await found()).toMatchObject({ personal: 1, scans: 1 });
  await run(true);
  const stored = async (number: string) => server.deps.models.tickets.findOne({ number }).lean();
  expect((await stored(ended.number))?.personal).toBeUndefined();
  expect((await stored(ended.number))?.content).toContain('大坑');
  expect((await stored(open.number))?.personal).toBeDefined();
  expect(await found()).toEqual(nothing);
  expect(await server.deps.models.audit.countDocuments({ action: 'retention.run' })).toBe(2);
});

test('each night one of the servers removes what has been kept long enough, and writes it down', async () => {
  await photo();
  const { audit } = server.deps.models;
  const runs = async () => audit.countDocuments({ action: 'retention.run' });
  const before = await runs();
  /** Three servers ask at once. */
  const night = async () => {
    const asked = await Promise.all([1, 2, 3].map(() => retainNightly(server.deps)));
    return asked.filter(Boolean).length;
  };
  expect(await night()).toBe(0);
  server.clock.forward(8 * DAY_MS);
  expect([await night(), await night()]).toEqual([1, 0]);
  server.clock.forward(DAY_MS);
  expect(await night()).toBe(1);
  expect((await runs()) - before).toBe(2);
  expect((await found())['photos']).toBe(0);
});
