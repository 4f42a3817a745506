/** Signing in and out, and who I am. */
import { roles } from '../people/role';
import { endpoint } from './endpoint';
import { choice, count, flag, instant, slug, z } from './schema';

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

export const sessionEndpoints = {
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
    body: z.strictObject({ refreshToken }),
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
    summary: '退出登录',
    body: z.strictObject({ refreshToken }),
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
