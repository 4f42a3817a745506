/** POST /wxa/media_check_async: accepted at once, answered later by the push `wxa_media_check`. */
import { z } from 'zod';
import { bodyAs } from '../body';
import { WechatFault, type Endpoint } from '../endpoint';
import { sendPush } from '../push/send';
import { afterwards, type World } from '../world';
import { checkActive } from './activeOpenid';
import { isPublicUrl } from './publicUrl';
import { traceId } from './traceId';

const schema = z.object({
  version: z.literal(2),
  openid: z.string(),
  scene: z.int(),
  media_url: z.string(),
  media_type: z.union([z.literal(1), z.literal(2)]),
});

const MAX_BYTES = 10 * 1024 * 1024;
const DOWNLOAD_FAILED = -1008;

async function canFetch(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    const bytes = await response.arrayBuffer();
    return response.ok && bytes.byteLength > 0 && bytes.byteLength <= MAX_BYTES;
  } catch {
    return false;
  }
}

async function check(world: World, media_url: string, trace_id: string): Promise<void> {
  const fetched = await canFetch(media_url);
  await new Promise((done) => {
    setTimeout(done, world.mediaDelayMs);
  });
  const { suggest, label } = world.moderation.media(media_url);
  const errcode = fetched ? 0 : DOWNLOAD_FAILED;
  const result = fetched ? { suggest, label } : {};
  await sendPush(world, world.mini, {
    FromUserName: 'or9bsandbox',
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: world.mini.appId,
    trace_id,
    version: 2,
    errcode,
    errmsg: fetched ? 'ok' : 'download fail',
    result,
    detail: [{ strategy: 'content_model', errcode, ...result }],
  });
}

export const mediaCheckAsync: Endpoint = {
  method: 'POST',
  path: '/wxa/media_check_async',
  token: true,
  limits: [
    { calls: 2000, seconds: 60, errcode: 45009 },
    { calls: 200_000, seconds: 86_400, errcode: 45009 },
  ],
  answer(request, world) {
    const { openid, scene, media_url } = bodyAs(request, schema, 47001);
    if (scene < 1 || scene > 4) throw new WechatFault(40129, 'invalid scene');
    if (!isPublicUrl(media_url, world.publicHosts)) throw new WechatFault(40097, 'invalid media_url');
    checkActive(world, request.appId, openid);
    const trace_id = traceId(world.clock.now());
    afterwards(world, () => check(world, media_url, trace_id));
    return { json: { errcode: 0, errmsg: 'ok', trace_id }, note: { openid, scene, trace: trace_id } };
  },
};
