/** Proves that a request comes from the merchant: signature, serial, clock, a nonce that was never used. */
import { createVerify } from 'node:crypto';
import { PayFault, type SandboxRequest } from '../endpoint';
import type { PayWorld } from './payWorld';

const SCHEMA = 'WECHATPAY2-SHA256-RSA2048 ';
const SKEW_SECONDS = 300;

/** `name="value",…` in any order; each name once. */
function parts(header: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of header.matchAll(/(\w+)="([^"]*)"(?:,|$)/g)) {
    if (found.has(name)) throw new PayFault(401, 'SIGN_ERROR', `Authorization 中 ${name} 重复`);
    found.set(name, value);
  }
  return found;
}

export function verifyRequest(request: SandboxRequest, pay: PayWorld, now: number): void {
  const { authorization = '', accept = '', 'user-agent': agent = '' } = request.headers;
  const refuse = (message: string): never => {
    throw new PayFault(401, 'SIGN_ERROR', message);
  };
  if (!authorization.startsWith(SCHEMA))
    refuse('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》');
  if (!accept.includes('application/json') && accept !== '*/*') {
    throw new PayFault(406, 'PARAM_ERROR', 'Accept 应为 application/json');
  }
  if (agent === '') throw new PayFault(400, 'PARAM_ERROR', '缺少 User-Agent');
  const given = parts(authorization.slice(SCHEMA.length));
  const [mchid = '', serial = '', nonce = '', timestamp = '', signature = ''] = [
    'mchid',
    'serial_no',
    'nonce_str',
    'timestamp',
    'signature',
  ].map((name) => given.get(name));
  if (mchid !== pay.merchant.mchId) refuse('商户号不存在');
  if (serial !== pay.merchant.serial) refuse('商户证书序列号有误');
  if (!/^\d{10}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > SKEW_SECONDS) {
    refuse('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  }
  if (nonce.length < 1 || nonce.length > 32) refuse('nonce_str 长度有误');
  const body = request.body.toString('utf8');
  const message = `${request.method}\n${request.target}\n${timestamp}\n${nonce}\n${body}\n`;
  if (!createVerify('RSA-SHA256').update(message).verify(pay.merchant.publicKey, signature, 'base64')) {
    refuse('错误的签名，验签失败');
  }
  if (pay.nonces.has(nonce)) refuse('nonce_str 已使用过');
  pay.nonces.add(nonce);
}
