import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { paySettings, wxpayVariables } from './settings';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const all = {
  WXPAY_MCH_ID: '1900000109',
  WXPAY_SERIAL: 'AB'.repeat(20),
  WXPAY_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  WXPAY_API_V3_KEY: 'k'.repeat(32),
  WXPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119000001092025000000000001',
  WXPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};
const APP = 'wx1234567890abcdef';
const read = (variables: Record<string, string>, production = false, appId: string | undefined = APP) =>
  paySettings(z.object(wxpayVariables).parse(variables), appId, production);

test('without a merchant there is no payment', () => {
  expect(read({})).toBeUndefined();
});

test('a merchant speaks to WeChat Pay and trusts one key', () => {
  const settings = read(all, true);
  expect(settings?.baseUrl).toBe('https://api.mch.weixin.qq.com');
  expect([...(settings?.platformKeys.keys() ?? [])]).toEqual([all.WXPAY_PUBLIC_KEY_ID]);
});

test('keys may be files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsjb-pay-'));
  try {
    const file = path.join(folder, 'apiclient_key.pem');
    writeFileSync(file, all.WXPAY_PRIVATE_KEY);
    expect(read({ ...all, WXPAY_PRIVATE_KEY: file })?.merchantKey.type).toBe('private');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a merchant with a piece missing is refused with the name of the piece', () => {
  const { WXPAY_API_V3_KEY: _, ...rest } = all;
  expect(() => read(rest)).toThrow(/WXPAY_API_V3_KEY/);
  expect(() => paySettings(z.object(wxpayVariables).parse(all), undefined, false)).toThrow(/WECHAT_APP_ID/);
});

test('production does not pay through a stand-in', () => {
  const stand = { ...all, WXPAY_BASE_URL: 'http://127.0.0.1:9000' };
  expect(() => read(stand, true)).toThrow(/WXPAY_BASE_URL/);
  expect(read(stand)?.baseUrl).toBe('http://127.0.0.1:9000');
});
