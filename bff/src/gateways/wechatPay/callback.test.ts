import { createCipheriv, createSign, generateKeyPairSync } from 'node:crypto';
import { openCallback, type OpenedCallback } from './callback';
import type { PaySettings } from './settings';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const SERIAL = 'PUB_KEY_ID_0119000001092025000000000001';
const KEY = 'k'.repeat(32);
const now = new Date('2025-10-01T08:00:00Z');
const settings: PaySettings = {
  baseUrl: 'http://127.0.0.1:1',
  timeoutMs: 100,
  appId: 'wx1234567890abcdef',
  mchId: '1900000109',
  merchantSerial: 'AB',
  merchantKey: privateKey,
  apiV3Key: KEY,
  platformKeys: new Map([[SERIAL, publicKey]]),
  encryptSerial: SERIAL,
};
const content = {
  mch_id: '1900000109',
  out_bill_no: 'R1',
  transfer_bill_no: '133',
  transfer_amount: 8800,
  state: 'SUCCESS',
  openid: 'oPayee',
};

interface Change {
  content?: object;
  key?: string;
  aad?: string;
  signer?: typeof privateKey;
  serial?: string;
  seconds?: number;
  event?: string;
  cut?: number;
}
function deliver(change: Change = {}): OpenedCallback {
  const cipher = createCipheriv('aes-256-gcm', change.key ?? KEY, 'nonce1234567').setAAD(
    Buffer.from(change.aad ?? 'a'),
  );
  const text = JSON.stringify({ ...content, ...change.content });
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const ciphertext = sealed.subarray(0, sealed.length - (change.cut ?? 0)).toString('base64');
  const resource = {
    algorithm: 'AEAD_AES_256_GCM',
    original_type: 'mch_payment',
    ciphertext,
    associated_data: 'a',
    nonce: 'nonce1234567',
  };
  const event_type = change.event ?? 'MCHTRANSFER.BILL.FINISHED';
  const body = Buffer.from(JSON.stringify({ id: 'e1', event_type, resource }));
  const timestamp = String(now.getTime() / 1000 + (change.seconds ?? 0));
  const signed = Buffer.concat([Buffer.from(`${timestamp}\nn\n`), body, Buffer.from('\n')]);
  const headers: Record<string, string> = {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': 'n',
    'wechatpay-serial': change.serial ?? SERIAL,
    'wechatpay-signature': createSign('RSA-SHA256')
      .update(signed)
      .sign(change.signer ?? privateKey, 'base64'),
  };
  return openCallback((name) => headers[name], body, settings, now);
}

test('a genuine callback is opened', () => {
  const bill = { outBillNo: 'R1', state: 'SUCCESS', fen: 8800, openid: 'oPayee', mchId: '1900000109' };
  expect(deliver()).toMatchObject({ ok: true, id: 'e1', bill });
});

test.each<[string, Change, string]>([
  ['signed by a stranger', { signer: stranger }, 'forged'],
  ['of a serial that is not on the list', { serial: 'PUB_KEY_ID_0199' }, 'unknown serial'],
  ['of six minutes ago', { seconds: -360 }, 'stale'],
  ['from the future', { seconds: 360 }, 'stale'],
  ['sealed with another key', { key: 'x'.repeat(32) }, 'undecipherable'],
  ['sealed with other associated data', { aad: 'b' }, 'undecipherable'],
  ['with half a tag', { cut: 8 }, 'undecipherable'],
  ['shorter than a tag', { cut: 1000 }, 'undecipherable'],
  ['of another kind', { event: 'TRANSACTION.SUCCESS' }, 'unreadable'],
  ['of another merchant', { content: { mch_id: '1900000110' } }, 'not ours'],
  ['without an amount', { content: { transfer_amount: null } }, 'unreadable'],
  ['in a state that does not exist', { content: { state: 'PAID' } }, 'unreadable'],
])('a callback %s is refused', (_, change, reason) => {
  expect(deliver(change)).toEqual({ ok: false, reason });
});
