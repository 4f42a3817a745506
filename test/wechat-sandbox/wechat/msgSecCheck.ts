/** POST /wxa/msg_sec_check, version 2: a risky text still answers errcode 0; the verdict is in `result`. */
import { z } from 'zod';
import { bodyAs } from '../body';
import { WechatFault, type Endpoint } from '../endpoint';
import { checkActive } from './activeOpenid';
import { traceId } from './traceId';

const schema = z.object({
  version: z.literal(2),
  openid: z.string(),
  scene: z.int(),
  content: z.string().min(1),
  title: z.string().optional(),
  nickname: z.string().optional(),
  signature: z.string().optional(),
});

const MAX_CONTENT = 2500;

export const msgSecCheck: Endpoint = {
  method: 'POST',
  path: '/wxa/msg_sec_check',
  token: true,
  limits: [
    { calls: 4000, seconds: 60, errcode: 45009 },
    { calls: 2_000_000, seconds: 86_400, errcode: 45009 },
  ],
  answer(request, world) {
    const { openid, scene, content, title = '', nickname = '', signature } = bodyAs(request, schema, 47001);
    if (scene < 1 || scene > 4) throw new WechatFault(40129, 'invalid scene');
    if (signature !== undefined && scene !== 1) throw new WechatFault(40129, 'signature is for scene 1');
    if (content.length > MAX_CONTENT) throw new WechatFault(45002, 'content size out of limit');
    checkActive(world, request.appId, openid);
    const { suggest, label, phrase } = world.moderation.text(
      [content, title, nickname, signature].join('\n'),
    );
    const detail = [
      { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
      ...(phrase === undefined
        ? []
        : [{ strategy: 'keyword', errcode: 0, suggest, label, level: 20, keyword: phrase }]),
    ];
    return {
      json: {
        errcode: 0,
        errmsg: 'ok',
        result: { suggest, label },
        detail,
        trace_id: traceId(world.clock.now()),
      },
      note: { openid, scene, suggest },
    };
  },
};
