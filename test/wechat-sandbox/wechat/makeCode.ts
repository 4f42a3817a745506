/**
 * POST /wxa/getwxacodeunlimit: a mini-program code for a scene. Answers a picture or, for a fault, JSON.
 * The picture is a plain QR code of the scene, so that a test can read it back; the original draws a round one.
 */
import { create } from 'qrcode';
import sharp from 'sharp';
import { z } from 'zod';
import { isPublished } from '../accounts';
import { jsonOf } from '../body';
import { WechatFault, type Endpoint } from '../endpoint';

const schema = z.object({
  scene: z.string(),
  page: z.string().optional(),
  check_path: z.boolean().default(true),
  env_version: z.enum(['release', 'trial', 'develop']).default('release'),
  width: z.int().min(280).max(1280).default(430),
  is_hyaline: z.boolean().default(false),
});

/** Digits, letters and these signs; `%` and Chinese are refused. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/;

/** Modules of quiet around the code, as its standard asks for. */
const MARGIN = 4;

/** One pixel for each module, then enlarged: a picture of 1280 pixels in milliseconds. */
function draw(scene: string, width: number, transparent: boolean): Promise<Buffer> {
  const { size, data } = create(scene).modules;
  const side = size + 2 * MARGIN;
  const grey = Buffer.alloc(side * side * 2, transparent ? Buffer.from([255, 0]) : 255);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (data[row * size + column]) grey.set([0, 255], ((row + MARGIN) * side + column + MARGIN) * 2);
  return sharp(grey, { raw: { width: side, height: side, channels: 2 } })
    .resize(width, width, { kernel: 'nearest' })
    .png()
    .toBuffer();
}

export const makeCode: Endpoint = {
  method: 'POST',
  path: '/wxa/getwxacodeunlimit',
  token: true,
  limits: [{ calls: 5000, seconds: 60, errcode: 45009 }],
  async answer(request, world) {
    const parsed = schema.safeParse(jsonOf(request));
    if (!parsed.success) {
      const aboutScene = parsed.error.issues.some(({ path }) => path[0] === 'scene');
      throw aboutScene
        ? new WechatFault(40169, 'invalid length for scene, or the data is not json string')
        : new WechatFault(40097, 'invalid args');
    }
    const { scene, page, check_path, width, is_hyaline } = parsed.data;
    if (scene.length === 0 || scene.length > 32) {
      throw new WechatFault(40169, 'invalid length for scene, or the data is not json string');
    }
    if (!SCENE.test(scene)) throw new WechatFault(40129, 'invalid scene');
    const published = page === undefined || isPublished(world.mini, page);
    if (page?.startsWith('/') || page?.includes('?') || (check_path && !published)) {
      throw new WechatFault(41030, 'invalid page');
    }
    const bytes = await draw(scene, width, is_hyaline);
    return { bytes, type: 'image/png', note: { scene, page: page ?? '' } };
  },
};
