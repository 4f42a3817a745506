/** The city's own data as the screens need it: posters, categories, units, the summary page. */
import { unitKinds } from './unit';
import { limits, ticketStatuses } from '../ticket/ticket';
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, point, slug, text, z } from '../kit/schema';
import { photoView } from '../ticket/view';

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

const category = z.object({
  code: z.string(),
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  unitId: z.string(),
  limit: choice(limits),
});

const unit = z.object({
  id: z.string(),
  name: z.string(),
  kind: choice(unitKinds),
  parentId: z.optional(z.string()),
});

const statusCount = z.object({ status: choice(ticketStatuses), count });

export const cityEndpoints = {
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
  listCategories: endpoint({
    method: 'GET',
    path: '/api/categories',
    tag: '城市',
    summary: '诉求分类目录',
    response: z.object({ items: z.array(category) }),
    status: 200,
    ability: 'unit.list',
    rate: 'read',
    idempotency: 'none',
  }),
  listUnits: endpoint({
    method: 'GET',
    path: '/api/units',
    tag: '城市',
    summary: '承办单位',
    query: z.strictObject({ under: z.optional(slug), name: z.optional(text(20)) }),
    response: z.object({ items: z.array(unit) }),
    status: 200,
    ability: 'unit.list',
    rate: 'read',
    idempotency: 'none',
  }),
  readSummary: endpoint({
    method: 'GET',
    path: '/api/summary',
    tag: '城市',
    summary: '此刻：在办各状态数量、超期、今日新增、各单位在办',
    response: z.object({
      /** The open ones. */
      statuses: z.array(statusCount),
      open: count,
      overdue: count,
      dueSoon: count,
      submittedToday: count,
      closedToday: count,
      units: z.array(
        z.object({ unit: z.object({ id: z.string(), name: z.string() }), open: count, overdue: count }),
      ),
    }),
    status: 200,
    ability: 'summary.read',
    rate: 'read',
    idempotency: 'none',
  }),
  readRecent: endpoint({
    method: 'GET',
    path: '/api/summary/recent',
    tag: '城市',
    summary: '近期：办完的各状态数量，反映最多的分类',
    response: z.object({
      /** How many days, today included. */
      days: count,
      ended: z.array(statusCount),
      categories: z.array(z.object({ name: z.string(), count })),
    }),
    status: 200,
    ability: 'summary.read',
    rate: 'read',
    idempotency: 'none',
  }),
};

export const PHOTO_MAX_BYTES = 8 * 1024 * 1024;

export const photoEndpoints = {
  uploadPhoto: endpoint({
    method: 'POST',
    path: '/api/photos',
    tag: '图片',
    summary: '上传一张图片（JPEG、PNG、WebP）',
    upload: { maxBytes: PHOTO_MAX_BYTES, types: ['image/jpeg', 'image/png', 'image/webp'] },
    response: photoView,
    status: 201,
    ability: 'photo.upload',
    rate: 'upload',
    idempotency: 'key',
  }),
  readPhoto: endpoint({
    method: 'GET',
    path: '/api/photos/:id',
    tag: '图片',
    summary: '查看图片；地址带签名，到期失效',
    params: z.strictObject({ id: z.string().check(z.regex(/^[0-9a-f]{24}$/, '图片编号有误')) }),
    query: z.strictObject({
      size: z._default(choice(['full', 'thumb']), 'full'),
      until: z.string().check(z.regex(/^\d{10}$/, '图片地址有误')),
      sign: z.string().check(z.regex(/^[\w-]{20,64}$/, '图片地址有误')),
    }),
    response: z.unknown(),
    produces: 'image/webp',
    status: 200,
    ability: 'photo.read',
    rate: 'read',
    idempotency: 'none',
  }),
};

export type PosterPlace = z.output<typeof posterPlace>;
export type CategoryView = z.output<typeof category>;
export type UnitView = z.output<typeof unit>;
export type Summary = z.output<(typeof cityEndpoints)['readSummary']['response']>;
export type Recent = z.output<(typeof cityEndpoints)['readRecent']['response']>;
