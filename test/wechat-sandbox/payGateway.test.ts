/** The server's WeChat Pay gateway against the sandbox: what it believes, what it doubts, what it refuses. */
import { createServer, type Server } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { z } from 'zod';
import {
  createWechatPay,
  type OpenedCallback,
  type PayCallRecord,
  type Transfer,
  type WechatPay,
} from '../../bff/src/gateways/wechatPay';
import { paySettings, wxpayVariables } from '../../bff/src/gateways/wechatPay/settings';
import { announce } from './announcement';
import { callbackOf, type Delivery } from './pay/notify';
import { callbackFaults } from './pay/payWorld';
import { startPayTrial, TRANSFERS, type PayTrial } from './payTrial';
import type { Json } from './trial';

jest.setTimeout(120_000);
let trial: PayTrial;
let pay: WechatPay;
let records: PayCallRecord[];
let server: Server;
let received: OpenedCallback[];
let notifyUrl: string;
let busy: number;

beforeAll(async () => {
  trial = await startPayTrial();
  const { env } = announce(trial.sandbox);
  const variables = z.object(wxpayVariables).parse({ ...env, WXPAY_TIMEOUT_MS: '1500' });
  const settings = paySettings(variables, env.WECHAT_APP_ID, false);
  if (!settings) throw new Error('the announcement lacks the settings of a merchant');
  records = [];
  pay = createWechatPay(settings, {
    now: () => new Date(trial.sandbox.world.clock.now()),
    onCall: (record) => records.push(record),
  });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      busy -= 1;
      if (busy >= 0) return response.writeHead(500).end();
      const opened = pay.openCallback((name) => request.headers[name]?.toString(), Buffer.concat(chunks));
      received.push(opened);
      response.writeHead(opened.ok ? 204 : 401).end();
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  notifyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pay`;
});
beforeEach(() => {
  received = [];
  busy = 0;
});
afterAll(async () => {
  await trial.sandbox.stop();
  server.close();
});

let made = 0;
const wanted = (change: Partial<Transfer> = {}): Transfer => ({
  outBillNo: `G${String((made += 1)).padStart(8, '0')}`,
  openid: trial.openid,
  fen: 8800,
  remark: '人民建议奖励',
  purpose: '建议采纳奖励',
  notifyUrl,
  ...change,
});
const settled = async (): Promise<void> => {
  while (trial.sandbox.world.later.size > 0) await Promise.all(trial.sandbox.world.later);
};
const confirm = (outBillNo: string): Promise<Json> => trial.control('pay/confirm', { outBillNo });
const fault = (change: Json): Promise<Json> => trial.control('faults', { path: TRANSFERS, ...change });
const billsOf = async (no: string): Promise<Json[]> =>
  ((await trial.ledger()).bills as Json[]).filter(({ outBillNo }) => outBillNo === no);

test('a reward is asked for, confirmed by its payee and told by a callback that is believed', async () => {
  const transfer = wanted();
  const asked = await pay.transfer(transfer);
  expect(asked).toMatchObject({ outcome: 'known', value: { state: 'WAIT_USER_CONFIRM' } });
  expect(asked.outcome === 'known' && asked.value.packageInfo).toBeTruthy();
  await confirm(transfer.outBillNo);
  await settled();
  const bill = { outBillNo: transfer.outBillNo, state: 'SUCCESS', fen: 8800, openid: trial.openid };
  expect(received).toMatchObject([{ ok: true, bill }]);
  expect(await pay.query(transfer.outBillNo)).toMatchObject({ outcome: 'known', value: bill });
  const transferNo = asked.outcome === 'known' ? asked.value.transferBillNo : '';
  expect(await pay.queryByTransferNo(transferNo)).toMatchObject({ outcome: 'known', value: bill });
});

test('3000 yuan go to the person of that name', async () => {
  const transfer = wanted({ fen: 300_000, payeeName: '张伟' });
  expect(await pay.transfer(transfer)).toMatchObject({ value: { state: 'WAIT_USER_CONFIRM' } });
  const other = wanted({ fen: 300_000, payeeName: '李伟' });
  await pay.transfer(other);
  expect(await pay.query(other.outBillNo)).toMatchObject({
    value: { state: 'FAIL', failReason: 'NAME_NOT_CORRECT' },
  });
});

test('a transfer is cancelled', async () => {
  const { outBillNo } = wanted();
  await pay.transfer(wanted({ outBillNo }));
  expect(await pay.cancel(outBillNo)).toMatchObject({ outcome: 'known', value: { state: 'CANCELING' } });
  await settled();
  expect(received).toMatchObject([{ ok: true, bill: { state: 'CANCELLED' } }]);
});

test.each([
  [{ fen: 9 }, /0\.10/],
  [{ fen: 10.5 }, /分/],
  [{ fen: 200_000 }, /姓名/],
  [{ outBillNo: 'R-1' }, /单号/],
  [{ remark: '' }, /备注/],
])('%j is refused before anybody is asked', async (change, sentence) => {
  const before = records.length;
  await expect(pay.transfer(wanted(change))).rejects.toMatchObject({
    code: 'INVALID',
    userMessage: expect.stringMatching(sentence),
  });
  expect(records).toHaveLength(before);
});

test('what the platform refuses is known as refused, with its reason', async () => {
  expect(await pay.transfer(wanted({ openid: 'oNobody' }))).toMatchObject({
    outcome: 'refused',
    code: 'INVALID_REQUEST',
  });
  expect(await pay.query('NeverAsked')).toMatchObject({ outcome: 'refused', code: 'NOT_FOUND', status: 404 });
  const transfer = wanted();
  await pay.transfer(transfer);
  expect(await pay.transfer({ ...transfer, fen: 8801 })).toMatchObject({ outcome: 'refused', status: 400 });
});

test.each<[Json, string]>([
  [{ kind: 'hang', after: true }, 'timeout'],
  [{ kind: 'reset', after: true }, 'ECONNRESET'],
  [{ kind: 'status', status: 502, after: true }, 'HTTP 502, unsigned'],
  [{ kind: 'status', status: 500, code: 'SYSTEM_ERROR', after: true }, 'HTTP 500 SYSTEM_ERROR'],
  [{ kind: 'status', status: 429, code: 'FREQUENCY_LIMITED' }, 'HTTP 429 FREQUENCY_LIMITED'],
  [{ kind: 'truncate' }, 'UND_ERR_SOCKET'],
  [{ kind: 'html' }, 'HTTP 200, unsigned'],
  [{ kind: 'unsigned' }, 'HTTP 200, unsigned'],
  [{ kind: 'wrong-signature' }, 'HTTP 200, forged'],
  [{ kind: 'signature-test' }, 'HTTP 200, probe'],
  [{ kind: 'unknown-serial' }, 'HTTP 200, unknown serial'],
  [{ kind: 'stale' }, 'HTTP 200, stale'],
])('after %j nothing is known, and the same number asked again is one bill', async (change, reason) => {
  const transfer = wanted();
  await fault(change);
  expect(await pay.transfer(transfer)).toEqual({ outcome: 'unknown', reason });
  expect(await pay.transfer(transfer)).toMatchObject({ outcome: 'known' });
  expect(await billsOf(transfer.outBillNo)).toHaveLength(1);
});

describe('callbacks', () => {
  const paid = async (change: Partial<Transfer> = {}): Promise<string> => {
    const transfer = wanted(change);
    await pay.transfer(transfer);
    await confirm(transfer.outBillNo);
    return transfer.outBillNo;
  };
  const spoil = (...list: Json[]): Promise<Json> => trial.control('pay/callbacks', list);
  const forgeries = async (): Promise<unknown> =>
    ((await trial.ledger()).callbacks as Json).acceptedForgeries;

  test.each(callbackFaults.filter((one) => !['duplicate', 'reordered', 'hold', 'lost'].includes(one)))(
    'one that is %s is refused, and the right one after it is believed',
    async (one) => {
      await spoil({ fault: one });
      const outBillNo = await paid();
      await settled();
      expect(received).toMatchObject([{ ok: false }, { ok: true, bill: { outBillNo } }]);
      expect(await forgeries()).toBe(0);
    },
  );

  test('a duplicate carries the same id', async () => {
    await spoil({ fault: 'duplicate' });
    await paid();
    await settled();
    expect(received.every(({ ok }) => ok)).toBe(true);
    expect(received).toHaveLength(2);
  });

  test('one that comes late with an earlier state is shown as what it is', async () => {
    await spoil({ fault: 'reordered' });
    await paid();
    await settled();
    expect(received).toMatchObject([{ bill: { state: 'SUCCESS' } }, { bill: { state: 'TRANSFERING' } }]);
  });

  test('those that were held come in another order, the lost one never', async () => {
    await spoil({ fault: 'hold', times: 2 }, { fault: 'lost' });
    const numbers = [await paid(), await paid(), await paid()];
    await settled();
    expect(received).toEqual([]);
    await trial.control('pay/callbacks/release');
    const order = received.map((one) => one.ok && one.bill.outBillNo);
    expect(order).toEqual([numbers[1], numbers[0]]);
  });

  test('one that met a busy server comes again', async () => {
    busy = 2;
    const outBillNo = await paid();
    await settled();
    expect(received).toMatchObject([{ ok: true, bill: { outBillNo } }]);
  });

  test('ten thousand tampered ones: none is accepted, none causes a request', async () => {
    const outBillNo = await paid();
    await settled();
    const bill = trial.sandbox.world.pay().bills.get(outBillNo);
    if (!bill) throw new Error('the bill is missing');
    const now = trial.sandbox.world.clock.now();
    const good = callbackOf(trial.sandbox.world.pay(), bill, now, 'good');
    const sealed = callbackFaults
      .filter((one) => !['duplicate', 'reordered', 'hold', 'lost'].includes(one))
      .map((one) => callbackOf(trial.sandbox.world.pay(), bill, now, 'bad', one));

    const connect = jest.spyOn(Socket.prototype, 'connect');
    const fetching = jest.spyOn(globalThis, 'fetch');
    const open = ({ headers, body }: Delivery): OpenedCallback =>
      pay.openCallback((name) => headers[name], body);
    let state = 17;
    const draw = (below: number): number => (state = (state * 48271) % 2147483647) % below;
    let accepted = 0;
    let tried = 0;
    for (; tried < 10_000 - sealed.length; tried += 1) {
      if (open(mutate(good, draw)).ok) accepted += 1;
    }
    for (const delivery of sealed) {
      tried += 1;
      if (open(delivery).ok) accepted += 1;
    }
    expect({ tried, accepted }).toEqual({ tried: 10_000, accepted: 0 });
    expect([connect.mock.calls.length, fetching.mock.calls.length]).toEqual([0, 0]);
    connect.mockRestore();
    fetching.mockRestore();
    expect(open(good)).toMatchObject({ ok: true });
  });
});

/** One change in one place: a byte of the body, or a character of one of the four signature headers. */
function mutate({ headers, body }: Delivery, draw: (below: number) => number): Delivery {
  const names = ['wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-serial', 'wechatpay-signature'];
  const place = draw(8);
  const name = names[place];
  if (name === undefined) {
    const changed = Buffer.from(body);
    const at = draw(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 + draw(255));
    return { headers, body: changed };
  }
  const value = headers[name] ?? '';
  const at = draw(value.length);
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= ';
  const others = signs.replace(value[at] ?? '', '');
  const changed = value.slice(0, at) + others[draw(others.length)] + value.slice(at + 1);
  return { headers: { ...headers, [name]: changed }, body };
}
