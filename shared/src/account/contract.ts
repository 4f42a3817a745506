/** Signing in and out, and who I am. */
import { roles } from '../kit/role';
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, instant, slug, z } from '../kit/schema';

/** Staff only: `pending` until the first right code. */
export const factorStates = ['off', 'pending', 'on'] as const;

const post = z.object({
  role: choice(roles),
  unitId: z.optional(z.string()),
  unitName: z.optional(z.string()),
  gridId: z.optional(z.string()),
  gridName: z.optional(z.string()),
  head: z.optional(flag),
});

export const me = z.object({
  id: z.string(),
  name: z.string(),
  /** Masked, e.g. 199****0012. */
  phone: z.optional(z.string()),
  posts: z.array(post),
  /** Which post the person acts in now. */
  postIndex: count,
  /** What that post may do at all; what it may do with one ticket, the ticket says. */
  abilities: z.array(z.string()),
  secondFactor: z.optional(choice(factorStates)),
});

const tokens = z.object({
  accessToken: z.string(),
  accessExpiresAt: instant,
  refreshToken: z.string(),
  me,
});

export const persona = z.object({
  id: z.string(),
  name: z.string(),
  role: choice(roles),
  title: z.string(),
});

const refreshToken = z.string('登录凭证有误').check(z.regex(/^[\w-]{20,200}$/, '登录凭证有误'));

/**
 * Names one use of a refresh token. Whoever sends the same again gets a new pair once more, also long after: the answer
 * was lost on the way.
 */
const attempt = z.string('登录编号有误').check(z.regex(/^[\w-]{20,200}$/, '登录编号有误'));

/** A code of WeChat, good for one use. */
/** A code that WeChat hands out at signing in and by its phone button, good for one use. */
export const wechatCode = z.string('微信登录凭证有误').check(z.regex(/^[\w-]{1,200}$/, '微信登录凭证有误'));

export const sessionEndpoints = {
  readSignInWays: endpoint({
    method: 'GET',
    path: '/api/sessions/ways',
    tag: '登录',
    summary: '这里可以怎样登录：小程序、公众号网页、演示身份',
    response: z.object({ mini: flag, web: flag, demo: flag }),
    status: 200,
    ability: 'public',
    rate: 'read',
    idempotency: 'none',
  }),
  signInWithWechat: endpoint({
    method: 'POST',
    path: '/api/sessions/wechat',
    tag: '登录',
    summary: '小程序登录：wx.login 的 code 换登录凭证',
    body: z.strictObject({ code: wechatCode }),
    response: tokens,
    status: 201,
    ability: 'public',
    rate: 'login',
    idempotency: 'none',
  }),
  startWebLogin: endpoint({
    method: 'GET',
    path: '/api/sessions/web',
    tag: '登录',
    summary: '网页登录：去公众号授权的地址，和返回时要核对的 state',
    response: z.object({ url: z.string(), state: z.string() }),
    status: 200,
    ability: 'public',
    rate: 'login',
    idempotency: 'none',
  }),
  signInOnWeb: endpoint({
    method: 'POST',
    path: '/api/sessions/web',
    tag: '登录',
    summary: '网页登录：公众号授权返回的 code 和 state 换登录凭证',
    body: z.strictObject({
      code: wechatCode,
      state: z.string('登录凭证有误').check(z.regex(/^[\w.-]{20,128}$/, '登录凭证有误')),
    }),
    response: tokens,
    status: 201,
    ability: 'public',
    rate: 'login',
    idempotency: 'none',
  }),
  bindStaff: endpoint({
    method: 'POST',
    path: '/api/me/posts',
    tag: '登录',
    summary: '绑定岗位：用微信验证手机号，在名册里的工作人员取得自己的岗位',
    body: z.strictObject({ phoneCode: wechatCode }),
    response: tokens,
    status: 200,
    ability: 'signedIn',
    rate: 'login',
    idempotency: 'none',
  }),
  listPersonas: endpoint({
    method: 'GET',
    path: '/api/demo/personas',
    tag: '登录',
    summary: '演示城市里可以扮演的人物（仅演示环境）',
    response: z.object({ items: z.array(persona) }),
    status: 200,
    ability: 'demo',
    rate: 'read',
    idempotency: 'none',
  }),
  signInAsPersona: endpoint({
    method: 'POST',
    path: '/api/demo/sessions',
    tag: '登录',
    summary: '以演示人物登录（仅演示环境）',
    body: z.strictObject({ personaId: slug }),
    response: tokens,
    status: 201,
    ability: 'demo',
    rate: 'login',
    idempotency: 'none',
  }),
  refreshSession: endpoint({
    method: 'POST',
    path: '/api/sessions/refresh',
    tag: '登录',
    summary: '换新登录凭证；旧凭证随即失效',
    body: z.strictObject({ refreshToken, attempt: z.optional(attempt) }),
    response: tokens,
    status: 200,
    ability: 'public',
    rate: 'login',
    idempotency: 'none',
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/api/sessions/end',
    tag: '登录',
    summary: '退出登录；everywhere 为真时，所有设备一起退出',
    body: z.strictObject({ refreshToken, everywhere: z._default(flag, false) }),
    response: z.object({}),
    status: 200,
    ability: 'public',
    rate: 'login',
    idempotency: 'none',
  }),
  switchPost: endpoint({
    method: 'POST',
    path: '/api/sessions/post',
    tag: '登录',
    summary: '切换岗位',
    body: z.strictObject({
      postIndex: count.check(z.gte(0, '岗位有误'), z.lte(20, '岗位有误')),
      refreshToken,
      attempt: z.optional(attempt),
    }),
    response: tokens,
    status: 200,
    ability: 'signedIn',
    rate: 'login',
    idempotency: 'none',
  }),
  readMe: endpoint({
    method: 'GET',
    path: '/api/me',
    tag: '登录',
    summary: '我是谁',
    response: me,
    status: 200,
    ability: 'signedIn',
    rate: 'read',
    idempotency: 'none',
  }),
};

export type Me = z.output<typeof me>;
export type PostView = z.output<typeof post>;
export type Tokens = z.output<typeof tokens>;
export type Persona = z.output<typeof persona>;
