/** Trials of WeChat Pay: requests signed by hand, so that each part can be made wrong. */
import { createPrivateKey, createSign, randomBytes } from 'node:crypto';
import { startTrial, type Json, type Trial } from './trial';

export const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';

/** What may be made wrong in a request. */
export interface Wrong {
  mchid?: string;
  serial?: string;
  nonce?: string;
  timestamp?: number;
  signature?: string;
  /** Sent in place of what was signed. */
  sentBody?: string;
  sentTarget?: string;
  authorization?: string;
  headers?: Record<string, string>;
}

export interface PayReply {
  status: number;
  json: Json;
  headers: Headers;
}

export interface PayTrial extends Trial {
  openid: string;
  send(method: 'GET' | 'POST', target: string, body?: object, wrong?: Wrong): Promise<PayReply>;
  /** A right transfer body, changed. */
  body(change?: Json): Json;
  ledger(): Promise<Json>;
}

export async function startPayTrial(): Promise<PayTrial> {
  const trial = await startTrial();
  const { world, baseUrl } = trial.sandbox;
  const { merchant } = world.pay();
  const key = createPrivateKey(merchant.privateKeyPem);
  const openid = String((await trial.control('visits', { person: '张伟' })).openid);
  let serialNo = 0;

  const send: PayTrial['send'] = async (method, target, json, wrong = {}) => {
    const body = json ? JSON.stringify(json) : '';
    const timestamp = String(wrong.timestamp ?? Math.floor(world.clock.now() / 1000));
    const nonce = wrong.nonce ?? randomBytes(16).toString('hex');
    const message = `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
    const signature = wrong.signature ?? createSign('RSA-SHA256').update(message).sign(key, 'base64');
    const mchid = wrong.mchid ?? merchant.mchId;
    const parts = {
      mchid,
      nonce_str: nonce,
      timestamp,
      serial_no: wrong.serial ?? merchant.serial,
      signature,
    };
    const list = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
    const response = await fetch(baseUrl + (wrong.sentTarget ?? target), {
      method,
      headers: {
        authorization: wrong.authorization ?? `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`,
        accept: 'application/json',
        'user-agent': 'trial',
        ...wrong.headers,
      },
      ...(method === 'POST' ? { body: wrong.sentBody ?? body } : {}),
    });
    return { status: response.status, json: (await response.json()) as Json, headers: response.headers };
  };
  return {
    ...trial,
    openid,
    send,
    body: (change = {}) => ({
      appid: world.mini.appId,
      out_bill_no: `R${String((serialNo += 1)).padStart(6, '0')}`,
      transfer_scene_id: '1002',
      openid,
      transfer_amount: 5000,
      transfer_remark: '人民建议奖励',
      user_recv_perception: '行政奖励',
      transfer_scene_report_infos: [{ info_type: '补贴类型', info_content: '人民建议采纳奖励' }],
      ...change,
    }),
    ledger: async () => trial.call('/__sandbox/pay/ledger'),
  };
}
