/** Photos and posters: what people hold up to the server, honest or not. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import { bomb, phonePhoto, picture, script } from '../factories/photos';
import { aComplaint } from '../factories/bodies';
import { GRID, POSTER, RETIRED_POSTER } from '../factories/smallCity';
import { HOUR_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, newKey, refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const upload = (file: Uint8Array, key = newKey()) => server.as('wang').uploadPhoto({ file, key });
const get = (address: string) => fetch(server.url + address);
const filesStored = () => {
  const folder = path.join(server.deps.env.DATA_DIR, 'photos');
  return readdirSync(folder, { recursive: true }).length;
};

test('a photo comes back upright, in two sizes, without the place where it was taken', async () => {
  const { url, thumbUrl } = await upload(await phonePhoto(3000, 2000));
  const [full, thumb] = await Promise.all(
    [url, thumbUrl].map(async (address) => Buffer.from(await (await get(address)).arrayBuffer())),
  );
  const [big, small] = [await sharp(full).metadata(), await sharp(thumb).metadata()];
  expect([big.format, big.width, big.height]).toEqual(['webp', 1280, 1920]);
  expect([small.width, small.height]).toEqual([240, 360]);
  expect(big.exif).toBeUndefined();
  expect(full?.includes('wang-private')).toBe(false);
});

test('PNG and WebP are photos too', async () => {
  for (const format of ['png', 'webp'] as const) {
    expect((await get((await upload(await picture(format))).url)).status).toBe(200);
  }
});

test('a photo sent twice with one key is one photo; the key does not fit another photo', async () => {
  const key = newKey();
  const file = await phonePhoto();
  const [first, second] = [await upload(file, key), await upload(file, key)];
  expect(second.id).toBe(first.id);
  expect(await refusalOf(upload(await picture('png'), key))).toMatchObject({
    status: 422,
    code: 'IDEMPOTENCY_MISMATCH',
  });
});

test('what is not a photo is refused, whatever it pretends to be, and nothing is kept', async () => {
  const before = filesStored();
  const jpeg = await phonePhoto(400, 300);
  const hostile: Record<string, Uint8Array> = {
    script,
    gif: await picture('gif'),
    tiff: await picture('tiff'),
    'pixel bomb': bomb(),
    'cut in half': jpeg.subarray(0, jpeg.length / 2),
    'a page with a picture head': Buffer.concat([jpeg.subarray(0, 20), Buffer.from('<html>')]),
    text: Buffer.from('hello'),
    empty: new Uint8Array(),
  };
  for (const [name, file] of Object.entries(hostile)) {
    const refusal = await refusalOf(upload(file));
    expect([name, refusal.status, Object.keys(refusal.fields)]).toEqual([name, 422, ['file']]);
  }
  expect(filesStored()).toBe(before);
});

test('a file beyond eight megabytes is refused before it is looked at', async () => {
  expect((await refusalOf(upload(Buffer.alloc(9 * 1024 * 1024)))).status).toBe(413);
});

test('an address of a photo holds for an hour at least, then no more, and cannot be made up', async () => {
  const { url, id } = await upload(await phonePhoto());
  expect((await get(url)).headers.get('cache-control')).toContain('private');
  const changed = [
    url.replace('size=full', 'size=thumb'),
    url.replace(/sign=./, 'sign=_'),
    url.replace(/until=\d+/, 'until=9999999999'),
    url.replace(id, 'f'.repeat(24)),
  ];
  for (const address of changed) expect([address, (await get(address)).status]).toEqual([address, 404]);
  server.clock.forward(HOUR_MS);
  expect((await get(url)).status).toBe(200);
  server.clock.forward(HOUR_MS + 1000);
  expect((await get(url)).status).toBe(404);
});

test('a ticket shows its photos to who may read it, and takes nobody else’s', async () => {
  const { id } = await upload(await phonePhoto());
  const story = await submitted(server, 'wang', { photos: [id] });
  const seen = await story.seenBy('zhao');
  expect((await get(seen.photos[0]?.thumbUrl ?? '')).status).toBe(200);
  const stolen = server.as('li').submitTicket({ body: { ...aComplaint, photos: [id] }, key: newKey() });
  expect(await refusalOf(stolen)).toMatchObject({ status: 422, fields: { photos: expect.any(String) } });
});

test('a photo’s number written among the words of evidence opens nobody else’s photo', async () => {
  const { id } = await upload(await phonePhoto());
  const story = await submitted(server, 'wang', { photos: [id] });
  await story.go(...dispatched);
  const body = { reason: '不属于本单位', evidence: ['权属证明', id], photos: [] };
  const refusal = await story.refused('roadsClerk', 'requestReturn', body);
  expect(refusal).toMatchObject({ status: 422, fields: { photos: expect.any(String) } });
  const exclusion = server.as('roadsHead').proposeExclusion({
    body: { ticketId: story.id, unitId: 'roads', rates: ['finish'], reason: '不属于本单位', evidence: [id] },
  });
  expect(await refusalOf(exclusion)).toMatchObject({ status: 422, fields: { photos: expect.any(String) } });
});

test('a forged, an unknown and a retired code set no place, and people can still submit', async () => {
  const real = posterScene(POSTER, server.deps.keys);
  const codes = [
    `${POSTER}~${'A'.repeat(16)}`,
    real.slice(0, -1) + (real.endsWith('A') ? 'B' : 'A'),
    real.replace(POSTER, 'JC-0009'),
    posterScene('JC-9999', server.deps.keys),
    posterScene(RETIRED_POSTER, server.deps.keys),
    POSTER,
  ];
  for (const scene of codes) {
    expect(await server.stranger.readPoster({ params: { scene } })).toEqual({ known: false });
    const ticket = await server
      .as('wang')
      .submitTicket({ body: { ...aComplaint, place: { text: '我家门口', scene } }, key: newKey() });
    expect(ticket).toMatchObject({ place: '我家门口', channel: 'miniapp' });
    expect(ticket.gridId).toBeUndefined();
  }
});

test('a number typed from a poster names its place and nothing more', async () => {
  const placeOf = (number: string) => server.stranger.findPosterPlace({ params: { number } });
  const typed = await placeOf('jc-0001');
  expect(typed).toEqual({ known: true, place: '东湾村文化广场', areaName: '东湾村' });
  for (const number of [RETIRED_POSTER, 'JC-9999']) expect(await placeOf(number)).toEqual({ known: false });
  const { id } = await submitted(server, 'wang', { place: { text: typed.place ?? '' } });
  const stored = await server.deps.models.tickets.findById(id).lean();
  expect(stored?.place.gridId).toBeUndefined();
});

test('the poster alone fixes the grid; the resident’s own point only refines where', async () => {
  const place = {
    text: '',
    scene: posterScene(POSTER, server.deps.keys),
    point: [102.3, 38.6] as [number, number],
  };
  const story = await submitted(server, 'wang', { place });
  expect(await story.seenBy('gridWorker')).toMatchObject({ gridId: GRID, point: [102.3, 38.6] });
});

test('a code is short enough for a mini-program’s own codes', () => {
  expect(posterScene('JC-0001', server.deps.keys).length).toBeLessThanOrEqual(32);
});
