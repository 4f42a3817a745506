/** Photos: uploaded once, read under signed addresses. */
import { endpoint } from '../kit/endpoint';
import { choice, z } from '../kit/schema';

export const photoView = z.object({ id: z.string(), url: z.string(), thumbUrl: z.string() });
export type PhotoView = z.output<typeof photoView>;

const PHOTO_MAX_BYTES = 8 * 1024 * 1024;
/** A photo as it is taken, at whichever door. */
export const photoUpload = { maxBytes: PHOTO_MAX_BYTES, types: ['image/jpeg', 'image/png', 'image/webp'] };

export const photoEndpoints = {
  uploadPhoto: endpoint({
    method: 'POST',
    path: '/api/photos',
    tag: '图片',
    summary: '上传一张图片（JPEG、PNG、WebP）',
    upload: photoUpload,
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
    ability: 'public',
    rate: 'read',
    idempotency: 'none',
  }),
};

declare module '../kit/endpoint' {
  interface Abilities {
    'photo.upload': true;
  }
}
