/** Posters 码上说 as their keepers see them: printing, taking codes back, and whether they are used. */
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, instant, point, text, z } from '../kit/schema';

export const posterFormats = ['a4', 'a5', 'sticker'] as const;
export type PosterFormat = (typeof posterFormats)[number];

/** Drawn while somebody waits and others want to be answered; a whole city is printed at the server's terminal. */
export const PRINTED_AT_ONCE = 200;

export const POSTER_NUMBER = /^[A-Za-z0-9][A-Za-z0-9-]{0,14}$/;
const number = z.string('请填写海报编号').check(z.regex(POSTER_NUMBER, '海报编号有误，请核对'));
const area = z.string('区域代码有误').check(z.regex(/^\d{6}(\d{3}){0,2}$/, '区域代码有误'));
const params = z.strictObject({ number });

const days = z._default(
  z.pipe(
    z.string().check(z.regex(/^\d{1,3}$/, '请填写天数')),
    z.pipe(
      z.transform((value: string) => Number(value)),
      z.int().check(z.gte(1, '至少为 1'), z.lte(366, '最多为 366')),
    ),
  ),
  30,
);

const health = z.object({
  number: z.string(),
  place: z.string(),
  areaCode: z.string(),
  scans: count,
  submits: count,
  /** Nobody scanned it and nothing was submitted from it in the period. */
  silent: flag,
  /** Submitted more than two kilometres from its place: a copy may hang elsewhere. */
  far: count,
  /** The most distant of them, in metres. */
  farthest: z.optional(count),
  revokedAt: z.optional(instant),
});

const issued = z.object({ number: z.string(), generation: count, revokedAt: z.optional(instant) });

/** What is printed below the code, for whoever cannot scan. Unsigned, so it names a place and fixes nothing. */
const posterNumber = z
  .string('请填写海报编号')
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/, '海报编号有误，请核对'));

/** The place a poster stands for. A code that is unknown or retired still lets people submit. */
const posterPlace = z.object({
  known: flag,
  number: z.optional(z.string()),
  place: z.optional(z.string()),
  gridName: z.optional(z.string()),
  areaName: z.optional(z.string()),
  point: z.optional(point),
});

export const posterEndpoints = {
  readPoster: endpoint({
    method: 'GET',
    path: '/api/posters/:scene',
    tag: '城市',
    summary: '扫码后预填的地点',
    params: z.strictObject({
      scene: z.string().check(z.maxLength(64, '二维码有误'), z.regex(/^[A-Za-z0-9._~-]+$/, '二维码有误')),
    }),
    response: posterPlace,
    status: 200,
    ability: 'public',
    rate: 'read',
    idempotency: 'none',
  }),
  findPosterPlace: endpoint({
    method: 'GET',
    path: '/api/poster-places/:number',
    tag: '城市',
    summary: '按海报上印的编号查地点，只用来预填文字',
    params: z.strictObject({ number: posterNumber }),
    response: z.object({ known: flag, place: z.optional(z.string()), areaName: z.optional(z.string()) }),
    status: 200,
    ability: 'public',
    rate: 'read',
    idempotency: 'none',
  }),
  printPosters: endpoint({
    method: 'POST',
    path: '/api/poster-prints',
    tag: '海报',
    summary: '批量生成海报 PDF（A4、A5、不干胶），按村（社区）附张贴清单',
    body: z.strictObject({
      format: choice(posterFormats),
      area: z.optional(area),
      numbers: z.optional(
        z
          .array(number)
          .check(
            z.minLength(1, '请至少选择一张'),
            z.maxLength(PRINTED_AT_ONCE, `一次最多 ${PRINTED_AT_ONCE} 张`),
          ),
      ),
    }),
    response: z.unknown(),
    produces: 'application/pdf',
    status: 200,
    ability: 'poster.manage',
    rate: 'upload',
    idempotency: 'none',
  }),
  createPoster: endpoint({
    method: 'POST',
    path: '/api/poster-numbers',
    tag: '海报',
    summary: '新做一张海报：写明张贴地点，编号由系统给出',
    body: z.strictObject({
      place: text(40, 2),
      areaCode: area,
      /** Where it will hang; the nearest grid follows from it. */
      point: z.optional(point),
    }),
    response: issued,
    status: 201,
    ability: 'poster.manage',
    rate: 'write',
    idempotency: 'key',
    secondFactor: true,
  }),
  listPosterAreas: endpoint({
    method: 'GET',
    path: '/api/poster-areas',
    tag: '海报',
    summary: '可以张贴海报的区域：县（区）、乡镇（街道）、村（社区）',
    response: z.object({
      items: z.array(z.object({ code: z.string(), name: z.string(), parent: z.optional(z.string()) })),
    }),
    status: 200,
    ability: 'poster.manage',
    rate: 'read',
    idempotency: 'none',
  }),
  revokePoster: endpoint({
    method: 'POST',
    path: '/api/poster-numbers/:number/revoke',
    tag: '海报',
    summary: '收回海报二维码；扫到的人仍可提交，只是不再带出地点',
    params,
    body: z.strictObject({ reason: text(200, 2) }),
    response: issued,
    status: 200,
    ability: 'poster.manage',
    rate: 'write',
    idempotency: 'none',
    secondFactor: true,
  }),
  reissuePoster: endpoint({
    method: 'POST',
    path: '/api/poster-numbers/:number/reissue',
    tag: '海报',
    summary: '换新二维码；以前印的不再有效',
    params,
    body: z.strictObject({ reason: text(200, 2) }),
    response: issued,
    status: 200,
    ability: 'poster.manage',
    rate: 'write',
    idempotency: 'none',
    secondFactor: true,
  }),
};

/** How posters are used; counted from tickets. */
export const posterHealthEndpoints = {
  readPosterHealth: endpoint({
    method: 'GET',
    path: '/api/poster-health',
    tag: '海报',
    summary: '海报使用情况：扫码、提交、无人扫、异地使用',
    query: z.strictObject({ days, area: z.optional(area) }),
    response: z.object({ days: count, items: z.array(health) }),
    status: 200,
    ability: 'poster.manage',
    rate: 'read',
    idempotency: 'none',
  }),
};

export type PosterHealth = z.output<typeof health>;
export type IssuedPoster = z.output<typeof issued>;

export type PosterPlace = z.output<typeof posterPlace>;

declare module '../kit/endpoint' {
  interface Abilities {
    'poster.manage': true;
  }
}
