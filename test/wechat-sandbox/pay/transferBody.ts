/** The body of a transfer: shape and limits, then the rules of the scene, the payee's name and the account. */
import { constants, privateDecrypt } from 'node:crypto';
import { z } from 'zod';
import { PayFault, type SandboxRequest } from '../endpoint';
import type { World } from '../world';

const text = (max: number) =>
  z.string().refine((value) => value !== '' && [...value].length <= max, `最多 ${max} 个字符`);

const schema = z.strictObject({
  appid: z.string().min(1).max(32),
  out_bill_no: z.string().regex(/^[0-9A-Za-z]{1,32}$/, '只能由数字、大小写字母组成，最多 32 位'),
  transfer_scene_id: z.string().min(1).max(36),
  openid: z.string().min(1).max(64),
  user_name: z.string().min(1).optional(),
  transfer_amount: z.int().min(10, '转账金额不能小于 0.10 元'),
  transfer_remark: text(32),
  notify_url: z
    .url()
    .max(256)
    .refine((url) => !url.includes('?'), '通知地址不能携带参数')
    .optional(),
  user_recv_perception: z.string().optional(),
  transfer_scene_report_infos: z
    .array(z.strictObject({ info_type: text(15), info_content: text(32) }))
    .min(1),
});
export type TransferBody = z.output<typeof schema>;

/** Scene 1002 行政补贴: one report entry of one kind, two perceptions. */
const scenes: Record<string, { reports: readonly string[]; perceptions: readonly string[] }> = {
  '1002': { reports: ['补贴类型'], perceptions: ['行政补贴', '行政奖励'] },
};

const NAME_FROM = 2000_00;
const NAME_NOT_UNDER = 30;
const MOST = 20_000_00;

const bad = (message: string): PayFault => new PayFault(400, 'PARAM_ERROR', message);
const against = (message: string): PayFault => new PayFault(400, 'INVALID_REQUEST', message);

export function readTransfer(request: SandboxRequest): TransferBody {
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw bad('请求体不是 JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path[0];
  throw bad(
    field === 'transfer_scene_report_infos'
      ? '需传入转账场景报备信息，请检查'
      : `${String(field)}: ${issue?.message}`,
  );
}

/** The payee's name in clear; it must be encrypted under the platform key that the header names. */
export function nameOf(body: TransferBody, request: SandboxRequest, world: World): string | undefined {
  const { user_name, transfer_amount } = body;
  if (user_name === undefined) {
    if (transfer_amount >= NAME_FROM) throw bad('转账金额大于等于 2000 元时，收款用户姓名必填');
    return undefined;
  }
  if (transfer_amount < NAME_NOT_UNDER) throw bad('转账金额小于 0.3 元时，不支持传入收款用户姓名');
  const { serial, privateKey } = world.pay().merchant.platform;
  if (request.headers['wechatpay-serial'] !== serial) throw bad('Wechatpay-Serial 与加密所用的公钥不符');
  try {
    const key = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
    return privateDecrypt(key, Buffer.from(user_name, 'base64')).toString('utf8');
  } catch {
    throw bad('收款用户姓名解密失败，请检查加密所用的公钥');
  }
}

/** What the merchant may do at all. */
export function checkRules(body: TransferBody, world: World): void {
  const { merchant } = world.pay();
  const scene = scenes[body.transfer_scene_id];
  if (!merchant.appIds.has(body.appid)) throw against('商户号和 AppID 没有绑定关系');
  if (!scene || !merchant.scenes.has(body.transfer_scene_id)) throw against('你尚未获取该转账场景');
  const reports = body.transfer_scene_report_infos.map(({ info_type }) => info_type);
  if (reports.join() !== scene.reports.join()) throw bad('需传入转账场景报备信息，请检查');
  const perception = body.user_recv_perception;
  if (perception !== undefined && !scene.perceptions.includes(perception)) {
    throw against('暂不支持展示当前传入的用户收款感知');
  }
  if (body.transfer_amount > MOST) throw against('超出商户单笔转账额度');
  if (!world.people.named(body.appid, body.openid)) throw against('OpenID 与 AppID 不匹配');
}
