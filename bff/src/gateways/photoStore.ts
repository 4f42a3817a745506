/** Photos: decoded, bounded, re-encoded without metadata, and served by addresses that expire. */
import type { Disk } from 'flydrive';
import sharp from 'sharp';
import { AppError } from '@jsjb/shared/kit/errors';
import { isSignedFor, signFor, type Keyring } from '../platform/secrets';

/** A phone's largest photo has about 50 million pixels; beyond that it is a bomb. */
const MAX_PIXELS = 60_000_000;
const sizes = { full: 1920, thumb: 360 } as const;
export type PhotoSize = keyof typeof sizes;
const URL_SECONDS = 3600;
const accepted: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp']);

export interface Encoded {
  full: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
}

/** A large picture unpacks to 240 MB: only so many are open at once, and only so many wait. */
const AT_ONCE = 2;
const WAITING = 60;
const queue: (() => void)[] = [];
let open = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (open >= AT_ONCE) {
    if (queue.length >= WAITING)
      throw new AppError('UNAVAILABLE', {
        userMessage: '现在上传图片的人太多，请稍后再试。',
        retryAfterSeconds: 10,
      });
    // The one before hands its place over.
    await new Promise<void>((resolve) => queue.push(resolve));
  } else open += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else open -= 1;
  }
}

export const encodePhoto = (bytes: Buffer): Promise<Encoded> => inTurn(() => encode(bytes));

/** Decodes by content, never by name. Throws INVALID for anything that is not a photo. */
async function encode(bytes: Buffer): Promise<Encoded> {
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    const { format } = await image.metadata();
    if (!format || !accepted.has(format)) throw new Error(`format ${String(format)}`);
    const fit = (side: number) =>
      image
        .clone()
        .rotate()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 });
    const [full, thumb] = await Promise.all([
      fit(sizes.full).toBuffer({ resolveWithObject: true }),
      fit(sizes.thumb).toBuffer(),
    ]);
    return { full: full.data, thumb, width: full.info.width, height: full.info.height };
  } catch (cause) {
    throw new AppError('INVALID', {
      userMessage: '这张图片打不开，请换一张 JPEG、PNG 或 WebP 图片。',
      fields: { file: '不是可用的图片' },
      cause,
    });
  }
}

export type PhotoStore = ReturnType<typeof createPhotoStore>;

export function createPhotoStore(disk: () => Promise<Disk>, keys: Keyring) {
  const keyOf = (id: string, size: PhotoSize) => `${id.slice(-2)}/${id}.${size}.webp`;
  const message = (id: string, size: PhotoSize, until: number) => `${id}.${size}.${until}`;

  return {
    async put(id: string, encoded: Encoded): Promise<void> {
      await (await disk()).put(keyOf(id, 'full'), encoded.full);
      await (await disk()).put(keyOf(id, 'thumb'), encoded.thumb);
    },
    /** Throws NOT_FOUND for a file that is not there. */
    async get(id: string, size: PhotoSize): Promise<Buffer> {
      try {
        return Buffer.from(await (await disk()).getBytes(keyOf(id, size)));
      } catch (cause) {
        throw new AppError('NOT_FOUND', { cause });
      }
    },
    /** Also when one of the two is not there. */
    async remove(id: string): Promise<void> {
      await (await disk()).delete(keyOf(id, 'full'));
      await (await disk()).delete(keyOf(id, 'thumb'));
    },
    /** An address that holds for at least an hour; rounded, so that it can be cached. */
    url(id: string, size: PhotoSize, now: Date): string {
      const hour = Math.floor(now.getTime() / 1000 / URL_SECONDS) + 2;
      const until = hour * URL_SECONDS;
      const sign = signFor('photo', message(id, size, until), keys.keys[0].secret, 18);
      return `/api/photos/${id}?size=${size}&until=${until}&sign=${sign}`;
    },
    isSigned(id: string, size: PhotoSize, until: number, sign: string, now: Date): boolean {
      return until * 1000 > now.getTime() && isSignedFor('photo', message(id, size, until), sign, keys, 18);
    },
  };
}
