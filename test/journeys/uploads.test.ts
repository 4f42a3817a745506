/** What comes in as a photo is a photo and nothing else; where it lies is a setting. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import S3rver from 's3rver';
import { bomb, phonePhoto, picture, script } from '../factories/photos';
import { filesOf } from '../harness/dump';
import { newKey, refusalOf } from '../harness/story';
import { startTestServer, type TestServer } from '../harness/server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const upload = (file: Uint8Array, to = server) => to.as('wang').uploadPhoto({ file, key: newKey() });
const bytesAt = async (url: string, of = server): Promise<Buffer> =>
  Buffer.from(await (await fetch(of.url + url)).arrayBuffer());

const PAYLOAD = '<script>alert(document.cookie)</script><?php system($_GET[0]); ?>';
const payload = Buffer.from(PAYLOAD);
const pngMagic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegMagic = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

/** A JPEG whose header claims so many pixels. */
async function hugeJpeg(): Promise<Buffer> {
  const jpeg = Buffer.from(await phonePhoto());
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(65_500, frame + 5);
  jpeg.writeUInt16BE(65_500, frame + 7);
  return jpeg;
}

const hostile: [name: string, make: () => Buffer | Promise<Buffer>][] = [
  ['an SVG with a script', () => script],
  ['an SVG packed with gzip', () => gzipSync(script)],
  ['an SVG that begins like a PNG', () => Buffer.concat([pngMagic, script])],
  [
    'an SVG that includes a file',
    () =>
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&e;</text></svg>',
      ),
  ],
  ['a page', () => Buffer.from(`<!doctype html><html>${PAYLOAD}</html>`)],
  ['a page that begins like a JPEG', () => Buffer.concat([jpegMagic, payload])],
  ['a GIF', () => picture('gif')],
  ['a GIF with a program', () => Buffer.concat([Buffer.from('GIF89a'), payload])],
  ['a TIFF', () => picture('tiff')],
  ['a BMP', () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(100)])],
  ['a PDF', () => Buffer.from('%PDF-1.4\n1 0 obj<</JS(app.alert(1))>>endobj')],
  ['a ZIP', () => Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync(payload)])],
  ['a Windows program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
  ['a Linux program', () => Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), Buffer.alloc(200)])],
  ['a shell script', () => Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ['a bomb of 900 million pixels in PNG', () => bomb()],
  ['a bomb of 4 thousand million pixels in JPEG', hugeJpeg],
  ['half a JPEG', async () => (await phonePhoto(400, 300)).subarray(0, 700)],
  ['a PNG with half its picture', async () => (await picture('png')).subarray(0, 50)],
  ['noise', () => Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251))],
  ['nothing but magic', () => pngMagic],
];

test.each(hostile)('%s is not taken', async (_name, make) => {
  const before = await server.deps.models.photos.countDocuments();
  const refusal = await refusalOf(upload(await make()));
  expect([400, 413, 422]).toContain(refusal.status);
  expect(await server.deps.models.photos.countDocuments()).toBe(before);
});

const withComment = (jpeg: Buffer): Buffer => {
  const comment = Buffer.alloc(4);
  comment.set([0xff, 0xfe], 0);
  comment.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), comment, payload, jpeg.subarray(2)]);
};

const polyglots: [name: string, make: () => Promise<Buffer>][] = [
  ['a JPEG with a page behind it', async () => Buffer.concat([await phonePhoto(), payload])],
  ['a JPEG with a page in its comment', async () => withComment(await phonePhoto())],
  [
    'a PNG with a ZIP behind it',
    async () => Buffer.concat([await picture('png'), Buffer.from('PK\u0003\u0004'), payload]),
  ],
  ['a WebP with a program behind it', async () => Buffer.concat([await picture('webp'), payload])],
  [
    'a JPEG with a page in its EXIF',
    () =>
      sharp({ create: { width: 30, height: 30, channels: 3, background: '#335577' } })
        .withExif({ IFD0: { ImageDescription: PAYLOAD } })
        .jpeg()
        .toBuffer(),
  ],
];

test.each(polyglots)('of %s only the picture is kept', async (_name, make) => {
  const { url, thumbUrl } = await upload(await make());
  for (const address of [url, thumbUrl]) {
    const bytes = await bytesAt(address);
    expect((await sharp(bytes).metadata()).format).toBe('webp');
    expect(bytes.includes('alert') || bytes.includes('system(')).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  }
});

test('nothing of what was refused or left out lies on the disk', async () => {
  const files = await filesOf(path.join(server.deps.env.DATA_DIR, 'photos'));
  expect(files.length).toBe(polyglots.length * 2);
  expect(files.filter((bytes) => bytes.includes('alert') || bytes.includes('system('))).toEqual([]);
});

test('photos lie in S3-compatible storage when it is set up, and are read through the server only', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'jsjb-s3-'));
  const s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'jsjb-photos', configs: [] }],
  });
  const { port } = await s3.run();
  const far = await startTestServer({
    S3_BUCKET: 'jsjb-photos',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
    S3_PATH_STYLE: 'on',
  });
  try {
    const { id, url, thumbUrl } = await upload(await phonePhoto(), far);
    expect((await sharp(await bytesAt(url, far)).metadata()).format).toBe('webp');
    expect((await bytesAt(thumbUrl, far)).length).toBeGreaterThan(20);
    const stored = await filesOf(directory);
    expect(stored.filter((bytes) => bytes.subarray(8, 12).toString() === 'WEBP')).toHaveLength(2);
    expect(url.startsWith('/api/photos/')).toBe(true);
    expect((await fetch(far.url + url.replace('sign=', 'sign=x'))).status).toBe(404);
    await far.deps.photos.remove(id);
    expect((await fetch(far.url + url)).status).toBe(404);
  } finally {
    await far.close();
    await s3.close();
    await rm(directory, { recursive: true, force: true });
  }
});
