/** WeChat Pay: the sandbox refuses what the original refuses, and its books balance. */
import { constants, publicEncrypt } from 'node:crypto';
import { startPayTrial, TRANSFERS, type PayTrial, type Wrong } from './payTrial';
import type { Json } from './trial';

jest.setTimeout(60_000);
let trial: PayTrial;
beforeAll(async () => {
  trial = await startPayTrial();
});
afterAll(() => trial.sandbox.stop());

const transfer = (change: Json = {}, wrong: Wrong = {}) =>
  trial.send('POST', TRANSFERS, trial.body(change), wrong);
const query = (no: unknown) => trial.send('GET', `${TRANSFERS}/out-bill-no/${String(no)}`);
const cancel = (no: unknown) => trial.send('POST', `${TRANSFERS}/out-bill-no/${String(no)}/cancel`, {});

test('a transfer waits for the payee, who confirms it, and the money is paid', async () => {
  const { status, json } = await transfer();
  expect([status, json.state]).toEqual([200, 'WAIT_USER_CONFIRM']);
  expect((await query(json.out_bill_no)).json).toMatchObject({
    state: 'WAIT_USER_CONFIRM',
    transfer_amount: 5000,
  });
  expect(
    await trial.control('pay/confirm', { package: json.package_info, openid: 'oSomebodyElse' }),
  ).toMatchObject({
    errcode: -1,
  });
  expect(await trial.control('pay/confirm', { package: json.package_info })).toEqual({ state: 'SUCCESS' });
  const byOther = await trial.send('GET', `${TRANSFERS}/transfer-bill-no/${String(json.transfer_bill_no)}`);
  expect(byOther.json).toMatchObject({ out_bill_no: json.out_bill_no, state: 'SUCCESS' });
  expect(await trial.ledger()).toMatchObject({ paidFen: 5000, balanced: true });
});

test('the same number with the same content is the same bill, with another content an error', async () => {
  const body = trial.body();
  const first = await trial.send('POST', TRANSFERS, body);
  const again = await trial.send('POST', TRANSFERS, body);
  expect(again.json).toEqual(first.json);
  const other = await trial.send('POST', TRANSFERS, { ...body, transfer_amount: 5001 });
  expect([other.status, other.json.code]).toEqual([400, 'INVALID_REQUEST']);
  const bills = (await trial.ledger()).bills as Json[];
  expect(bills.filter(({ outBillNo }) => outBillNo === body.out_bill_no)).toHaveLength(1);
});

test.each<[string, Wrong]>([
  ['another merchant', { mchid: '1900000110' }],
  ['another serial', { serial: 'AB'.repeat(20) }],
  ['a clock six minutes slow', { timestamp: Math.floor(Date.now() / 1000) - 360 }],
  ['a clock six minutes fast', { timestamp: Math.floor(Date.now() / 1000) + 360 }],
  ['no signature', { signature: '' }],
  ['a made-up signature', { signature: Buffer.alloc(256, 7).toString('base64') }],
  ['another body than was signed', { sentBody: '{"transfer_amount":1}' }],
  ['another address than was signed', { sentTarget: `${TRANSFERS}?a=1` }],
  ['another scheme', { authorization: 'Bearer x' }],
])('a request with %s is not the merchant’s', async (_, wrong) => {
  const { status, json } = await transfer({}, wrong);
  expect([status, json.code]).toEqual([401, 'SIGN_ERROR']);
});

test('a nonce works once', async () => {
  const nonce = 'abcdefgh12345678';
  expect((await transfer({}, { nonce })).status).toBe(200);
  expect((await transfer({}, { nonce })).json).toMatchObject({ code: 'SIGN_ERROR' });
});

const report = { info_type: '补贴类型', info_content: '奖励' };

test.each<[string, Json]>([
  ['9 fen', { transfer_amount: 9 }],
  ['half a fen', { transfer_amount: 10.5 }],
  ['an amount in text', { transfer_amount: '100' }],
  ['a number with a dash', { out_bill_no: 'R-1' }],
  ['a number of 33 characters', { out_bill_no: 'R'.repeat(33) }],
  ['a remark of 33 characters', { transfer_remark: '奖'.repeat(33) }],
  ['no report', { transfer_scene_report_infos: [] }],
  ['another report', { transfer_scene_report_infos: [{ info_type: '活动名称', info_content: '奖励' }] }],
  ['two reports', { transfer_scene_report_infos: [report, report] }],
  ['a field that does not exist', { amount: 1 }],
  ['2000 yuan without a name', { transfer_amount: 200_000 }],
  ['a name in clear', { user_name: '张伟' }],
  ['a notify address with a query', { notify_url: 'https://a.example/x?y=1' }],
])('%s is refused', async (_, change) => {
  const { status, json } = await transfer(change);
  expect([status, json.code]).toEqual([400, 'PARAM_ERROR']);
});

test.each<[string, Json]>([
  ['an app that is not linked', { appid: 'wxffffffffffffffff' }],
  ['a scene that was not granted', { transfer_scene_id: '1000' }],
  ['a perception of another scene', { user_recv_perception: '现金奖励' }],
  ['a person of another app', { openid: 'oNobody' }],
])('%s is against the rules', async (_, change) => {
  const { status, json } = await transfer(change);
  expect([status, json.code]).toEqual([400, 'INVALID_REQUEST']);
});

describe('the name of the payee', () => {
  const encrypted = (name: string): string => {
    const key = trial.sandbox.world.pay().merchant.platform.publicKeyPem;
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return publicEncrypt({ key, padding, oaepHash: 'sha1' }, Buffer.from(name)).toString('base64');
  };
  const headers = () => ({ 'wechatpay-serial': trial.sandbox.world.pay().merchant.platform.serial });

  test('lets 2000 yuan through when it is the right one, and fails the bill when it is not', async () => {
    const change = { transfer_amount: 200_000 };
    const right = await transfer({ ...change, user_name: encrypted('张伟') }, { headers: headers() });
    expect(right.json.state).toBe('WAIT_USER_CONFIRM');
    const wrong = await transfer({ ...change, user_name: encrypted('李伟') }, { headers: headers() });
    expect((await query(wrong.json.out_bill_no)).json).toMatchObject({
      state: 'FAIL',
      fail_reason: 'NAME_NOT_CORRECT',
    });
  });

  test('encrypted anew is the same name: the repetition is the same bill', async () => {
    const body = trial.body({ transfer_amount: 300_000 });
    const ask = () =>
      trial.send('POST', TRANSFERS, { ...body, user_name: encrypted('张伟') }, { headers: headers() });
    const [first, again] = [await ask(), await ask()];
    expect(again.json).toEqual(first.json);
  });

  test('needs the serial of the key, and is not for small sums', async () => {
    const noSerial = await transfer({ user_name: encrypted('张伟') });
    expect(noSerial.json.code).toBe('PARAM_ERROR');
    const small = await transfer(
      { transfer_amount: 29, user_name: encrypted('张伟') },
      { headers: headers() },
    );
    expect(small.json.code).toBe('PARAM_ERROR');
  });
});

test('a bill that is not confirmed in a day is closed and the money comes back', async () => {
  const own = await startPayTrial();
  try {
    const { json } = await own.send('POST', TRANSFERS, own.body());
    expect(await own.ledger()).toMatchObject({ frozenFen: 5000 });
    await own.control('clock', { seconds: 86_401 });
    const { json: after } = await own.send('GET', `${TRANSFERS}/out-bill-no/${String(json.out_bill_no)}`);
    expect(after).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' });
    expect(await own.control('pay/confirm', { package: json.package_info })).toMatchObject({ errcode: -1 });
    expect(await own.ledger()).toMatchObject({ frozenFen: 0, paidFen: 0, balanced: true });
    await own.control('clock', { seconds: 30 * 86_400 });
    const late = await own.send('GET', `${TRANSFERS}/out-bill-no/${String(json.out_bill_no)}`);
    expect([late.status, late.json.code]).toEqual([404, 'NOT_FOUND']);
  } finally {
    await own.sandbox.stop();
  }
});

test('a cancelled bill is CANCELING, then CANCELLED, and cannot be confirmed; a paid one cannot be cancelled', async () => {
  await trial.control('pay/settings', { cancelMs: 30_000 });
  const { json } = await transfer();
  expect((await cancel(json.out_bill_no)).json.state).toBe('CANCELING');
  expect(await trial.control('pay/confirm', { package: json.package_info })).toMatchObject({ errcode: -1 });
  await trial.control('pay/settings', { cancelMs: 0 });
  expect((await query(json.out_bill_no)).json.state).toBe('CANCELLED');
  expect((await cancel(json.out_bill_no)).json.state).toBe('CANCELLED');
  const paid = await transfer();
  await trial.control('pay/confirm', { package: paid.json.package_info });
  expect((await cancel(paid.json.out_bill_no)).json).toMatchObject({ code: 'INVALID_REQUEST' });
});

test('without money the bill is refused and can be asked for again under its number', async () => {
  const { availableFen } = await trial.control('pay/settings', {});
  await trial.control('pay/settings', { availableFen: 100 });
  const body = trial.body();
  const poor = await trial.send('POST', TRANSFERS, body);
  expect([poor.status, poor.json.code]).toEqual([403, 'NOT_ENOUGH']);
  expect((await query(body.out_bill_no)).status).toBe(404);
  await trial.control('pay/settings', { availableFen });
  expect((await trial.send('POST', TRANSFERS, body)).status).toBe(200);
  expect(await trial.ledger()).toMatchObject({ balanced: true });
});

test('the platform certificates are not to be had in public-key mode', async () => {
  expect((await trial.send('GET', '/v3/certificates')).status).toBe(404);
});
