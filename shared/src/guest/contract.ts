/** The web form for people without WeChat: no account is made, and nobody is signed in by it. */
import { endpoint } from '../kit/endpoint';
import { flag, instant, z } from '../kit/schema';
import { photoUpload, photoView } from '../photo/contract';
import { submitBody } from '../ticket/contract';

/** Made by the server for one form; for a few days, as long as a draft is worth keeping. */
const token = z
  .string('请刷新页面再试')
  .check(
    z.maxLength(200, '请刷新页面再试'),
    z.regex(/^[0-9a-f]{32}\.\d{10}\.[\w-]{20,64}$/, '请刷新页面再试'),
  );

const { type, content, photos, place, contact, anonymous } = submitBody.shape;

const matter = {
  type,
  content,
  photos,
  place,
  contact,
  /** They have none, and are given a code to ask with instead. */
  noPhone: z._default(flag, false),
  anonymous,
};

interface Reachable {
  noPhone: boolean;
  contact?: { phone?: string | undefined } | undefined;
}

const reachable = z.refine<Reachable>((body) => body.noPhone || (body.contact?.phone ?? '') !== '', {
  path: ['contact', 'phone'],
  message: '请留一个电话，方便联系您；没有电话的，请选“没有电话”',
});

/** What is written, before the form has its token. */
export const guestMatter = z.strictObject(matter).check(reachable);
export const guestBody = z.strictObject({ token, ...matter }).check(reachable);

export const guestReceipt = z.object({
  number: z.string(),
  submittedAt: instant,
  /** Six digits, for somebody without a phone: told in this answer alone. */
  code: z.optional(z.string()),
});
export type GuestReceipt = z.output<typeof guestReceipt>;

const tag = '网页提交';

export const guestEndpoints = {
  openGuestForm: endpoint({
    method: 'POST',
    path: '/api/guest/forms',
    tag,
    summary: '不登录填表：取一张表的凭证，几天内有效',
    response: z.object({ token: z.string(), until: instant }),
    status: 201,
    ability: 'public',
    rate: 'login',
    idempotency: 'none',
  }),
  uploadGuestPhoto: endpoint({
    method: 'POST',
    path: '/api/guest/photos',
    tag,
    summary: '不登录填表：上传一张图片，只能用在这张表里',
    query: z.strictObject({ token }),
    upload: photoUpload,
    response: photoView,
    status: 201,
    ability: 'public',
    rate: 'upload',
    idempotency: 'key',
  }),
  submitAsGuest: endpoint({
    method: 'POST',
    path: '/api/guest/tickets',
    tag,
    summary: '不登录提交诉求；以后凭编号和手机后四位（没有电话的用查询码）查进度',
    body: guestBody,
    response: guestReceipt,
    status: 201,
    ability: 'public',
    rate: 'submit',
    idempotency: 'key',
  }),
};
