import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mediaVerdictOf, pushEcho, verifyAndDecryptPush } from './push';

const settings = {
  appId: 'wx1234567890abcdef',
  token: 'pushToken1',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};
const now = new Date('2025-10-01T08:00:00Z');
const sha1 = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');

/** Seals as the platform describes it; `change` bends one step. */
function seal(
  message: string,
  change: { appId?: string; aesKey?: string; pad?: number; length?: number } = {},
) {
  const key = Buffer.from(`${change.aesKey ?? settings.aesKey}=`, 'base64');
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(change.length ?? text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(change.appId ?? settings.appId)]);
  const pad = 32 - (plain.length % 32);
  const padded = Buffer.concat([plain, Buffer.alloc(pad, change.pad ?? pad)]);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}
function delivery(encrypt: string, at = now) {
  const timestamp = String(at.getTime() / 1000);
  const query = { timestamp, nonce: '42', msg_signature: sha1(settings.token, timestamp, '42', encrypt) };
  return { query, body: JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypt }) };
}
const event = { MsgType: 'event', Event: 'wxa_media_check', CreateTime: 1, trace_id: 'a-b-c', errcode: 0 };
const open = ({ query, body }: ReturnType<typeof delivery>, change: Record<string, string> = {}) =>
  verifyAndDecryptPush({ ...query, ...change }, body, settings, now);

test.each(Array.from({ length: 33 }, (_, extra) => extra))(
  'a push is opened whatever its padding (message longer by %i)',
  (extra) => {
    const longer = { ...event, filler: 'x'.repeat(extra) };
    expect(open(delivery(seal(JSON.stringify(longer))))).toMatchObject({ ok: true, event: longer });
  },
);

test('two deliveries of one event carry the same key, two events do not', () => {
  const key = (message: object, at = now): unknown => {
    const opened = open(delivery(seal(JSON.stringify(message)), at));
    return opened.ok && opened.key;
  };
  expect(key(event)).toBe(key(event, new Date(now.getTime() + 5000)));
  expect(key(event)).not.toBe(key({ ...event, trace_id: 'other' }));
});

test('a changed body, signature, nonce or time is a forgery', () => {
  const good = delivery(seal(JSON.stringify(event)));
  const other = delivery(seal(JSON.stringify(event)));
  const forged = { ok: false, reason: 'forged' };
  expect(open({ ...good, body: other.body })).toEqual(forged);
  expect(open(good, { nonce: '43' })).toEqual(forged);
  expect(open(good, { timestamp: String(now.getTime() / 1000 + 1) })).toEqual(forged);
  expect(open(good, { msg_signature: '' })).toEqual(forged);
  expect(open(good, { msg_signature: `${good.query.msg_signature}0` })).toEqual(forged);
});

test('the plain signature, which does not cover the body, opens nothing', () => {
  const { query, body } = delivery(seal(JSON.stringify(event)));
  const plain = sha1(settings.token, query.timestamp, query.nonce);
  expect(open({ query: { ...query, msg_signature: plain }, body })).toEqual({ ok: false, reason: 'forged' });
});

test('a replay of six minutes ago is refused', () => {
  const old = delivery(seal(JSON.stringify(event)), new Date(now.getTime() - 360_000));
  expect(open(old)).toEqual({ ok: false, reason: 'stale' });
});

test.each([
  ['of another account', seal(JSON.stringify(event), { appId: 'wxffffffffffffffff' })],
  ['under another key', seal(JSON.stringify(event), { aesKey: 'Z'.repeat(43) })],
  ['with padding 0', seal(JSON.stringify(event), { pad: 0 })],
  ['with padding 33', seal(JSON.stringify(event), { pad: 33 })],
  ['with a length beyond its end', seal(JSON.stringify(event), { length: 0xffffffff })],
  ['that holds no JSON', seal('<xml></xml>')],
  ['that holds no event', seal('{"a":1}')],
  ['of half a block', Buffer.alloc(24).toString('base64')],
  ['that is no base64', '!!!!'],
])('a well-signed push %s is unreadable, not an exception', (_, encrypt) => {
  expect(open(delivery(encrypt))).toEqual({ ok: false, reason: 'unreadable' });
});

test.each(['', 'not json', '{}', '[]', '{"Encrypt":5}', '<xml><Encrypt>a</Encrypt></xml>'])(
  'the body %j is unreadable',
  (body) => {
    expect(verifyAndDecryptPush({}, body, settings, now)).toEqual({ ok: false, reason: 'unreadable' });
  },
);

test('the verdict on a picture is read; a picture that could not be fetched has none', () => {
  const result = { suggest: 'risky', label: '20002' };
  const verdict = { suggest: 'risky', label: 20002 };
  expect(mediaVerdictOf({ ...event, result })).toEqual({ traceId: 'a-b-c', verdict });
  expect(mediaVerdictOf({ ...event, errcode: -1008, result: {} })).toEqual({
    traceId: 'a-b-c',
    verdict: undefined,
  });
  expect(mediaVerdictOf({ MsgType: 'event', CreateTime: 1, Event: 'subscribe' })).toBeUndefined();
});

test('the console’s check is echoed only to WeChat', () => {
  const query = { timestamp: '1', nonce: '2', echostr: '987', signature: sha1(settings.token, '1', '2') };
  expect(pushEcho(query, settings)).toBe('987');
  expect(pushEcho({ ...query, nonce: '3' }, settings)).toBeUndefined();
  expect(pushEcho({}, settings)).toBeUndefined();
});
