/**
 * Progress for people who called, or have no account: by the number of the ticket and the last four digits of the phone
 * they left. Stage, unit, due time and answer; never words, place, name or phone.
 */
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, instant, z } from '../kit/schema';
import { photoUpload, photoView } from '../photo/contract';
import { ticketActions } from '../ticket/actionContract';
import { lights } from '../ticket/deadline';
import { refusalReasons, satisfactions, ticketStatuses, verdicts } from '../ticket/ticket';
import { tidyNumber, tidyProof } from './typed';

/** What a requester by number may add. */
export const actsByNumber = ['verdict', 'object', 'reopen', 'supplement', 'rate'] as const;
export type ActByNumber = (typeof actsByNumber)[number];

/** The last four digits of the phone, or the six of the code that somebody without a phone was given. */
const proof = z
  .string('请填写手机后四位')
  .check(
    z.maxLength(40, '请填写 4 位数字'),
    z.overwrite(tidyProof),
    z.regex(/^(\d{4}|\d{6})$/, '请填写 4 位数字；没有留电话的，填 6 位查询码'),
  );

const number = z
  .string('请填写工单编号')
  .check(
    z.maxLength(60, '工单编号有误，请核对'),
    z.overwrite(tidyNumber),
    z.regex(/^\d{8}\d{5,8}[0-9X]$/, '工单编号有误，请核对'),
  );

/** Made by the server for one ticket; for half an hour. */
const token = z
  .string('请重新查询')
  .check(z.maxLength(200, '请重新查询'), z.regex(/^[0-9a-f]{24}\.\d{10}\.[\w-]{20,64}$/, '请重新查询'));

export const progressView = z.object({
  number: z.string(),
  status: choice(ticketStatuses),
  /** Confidential or anonymous: nothing but the stage is told. */
  discreet: flag,
  submittedAt: z.optional(instant),
  unit: z.optional(z.string()),
  dueAt: z.optional(instant),
  /** Absent once the clock has stopped. */
  light: z.optional(choice(lights)),
  answer: z.optional(z.string()),
  refusal: z.optional(choice(refusalReasons)),
  /** What was recorded in the requester's name, without anybody's words; `call` is its place among all. */
  callbacks: z.array(
    z.object({
      call: count,
      at: instant,
      contacted: flag,
      solved: z.optional(flag),
      satisfaction: z.optional(choice(satisfactions)),
      verdict: z.optional(choice(verdicts)),
      objected: flag,
      objectable: flag,
    }),
  ),
  /** Until when it may be opened again. */
  reopenUntil: z.optional(instant),
  may: z.array(choice(actsByNumber)),
  /** To act with; absent where nothing can be done. */
  token: z.optional(z.string()),
});
export type ProgressView = z.output<typeof progressView>;

const tag = '凭编号查进度';

/** The fields of the ticket's own action, without the version: the requester's word counts whatever has happened since. */
const bodyOf = {
  verdict: z.extend(z.omit(ticketActions.verdict.body, { version: true }), { token }),
  object: z.extend(z.omit(ticketActions.object.body, { version: true }), { token }),
  reopen: z.extend(z.omit(ticketActions.reopen.body, { version: true }), { token }),
  supplement: z.extend(z.omit(ticketActions.supplement.body, { version: true }), { token }),
  rate: z.extend(z.omit(ticketActions.rate.body, { version: true }), { token }),
};

const act = <A extends ActByNumber>(name: A) =>
  ({
    method: 'POST',
    path: `/api/progress/${name}`,
    tag,
    summary: `凭编号：${ticketActions[name].summary}`,
    body: bodyOf[name],
    response: progressView,
    status: 200,
    ability: 'public',
    rate: 'login',
    idempotency: 'none',
  }) as const;

/** Each act by its name. */
export const progressActs = {
  verdict: endpoint(act('verdict')),
  object: endpoint(act('object')),
  reopen: endpoint(act('reopen')),
  supplement: endpoint(act('supplement')),
  rate: endpoint(act('rate')),
};

export const progressEndpoints = {
  askProgress: endpoint({
    method: 'POST',
    path: '/api/progress',
    tag,
    summary: '不登录查进度：工单编号加手机后四位（没有留电话的用 6 位查询码）',
    body: z.strictObject({ number, proof }),
    response: progressView,
    status: 200,
    ability: 'public',
    rate: 'login',
    idempotency: 'none',
  }),
  uploadPhotoByNumber: endpoint({
    method: 'POST',
    path: '/api/progress/photos',
    tag,
    summary: '凭编号：上传一张图片',
    query: z.strictObject({ token }),
    upload: photoUpload,
    response: photoView,
    status: 201,
    ability: 'public',
    rate: 'upload',
    idempotency: 'key',
  }),
  verdictByNumber: progressActs.verdict,
  objectByNumber: progressActs.object,
  reopenByNumber: progressActs.reopen,
  supplementByNumber: progressActs.supplement,
  rateByNumber: progressActs.rate,
};
