/** 10 000 spoiled payment callbacks over HTTP: how many are accepted, and what they caused. */
import { randomBytes } from 'node:crypto';
import { announce } from '../wechat-sandbox/announcement';
import { callbackOf, type Delivery } from '../wechat-sandbox/pay/notify';
import { callbackFaults } from '../wechat-sandbox/pay/payWorld';
import { startPayTrial } from '../wechat-sandbox/payTrial';
import { approvedReward, setBudget } from '../harness/rewardStory';
import { startTestServer } from '../harness/server';
import { countAsked } from '../harness/countAsked';

const count = countAsked(10_000);
const forgeries = callbackFaults.filter(
  (fault) => !['duplicate', 'reordered', 'hold', 'lost'].includes(fault),
);

/** A true callback, changed on its way; `n` varies where. */
const changes: Record<string, (given: Delivery, n: number) => Delivery> = {
  'a bit of the body flipped': ({ headers, body }, n) => {
    const bytes = Buffer.from(body);
    const at = (n * 37) % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8));
    return { headers, body: bytes };
  },
  'a bit of the signature flipped': ({ headers, body }, n) => {
    const signature = Buffer.from(headers['wechatpay-signature'] ?? '', 'base64');
    const at = n % signature.length;
    signature[at] = (signature[at] ?? 0) ^ (1 << (n % 8));
    return { headers: { ...headers, 'wechatpay-signature': signature.toString('base64') }, body };
  },
  'another nonce': ({ headers, body }) => ({
    headers: { ...headers, 'wechatpay-nonce': randomBytes(16).toString('hex') },
    body,
  }),
  'another second': ({ headers, body }, n) => ({
    headers: {
      ...headers,
      'wechatpay-timestamp': String(Number(headers['wechatpay-timestamp']) + 1 + (n % 200)),
    },
    body,
  }),
  'cut short or made longer': ({ headers, body }, n) => ({
    headers,
    body:
      n % 2 ? body.subarray(0, 1 + ((n * 13) % (body.length - 1))) : Buffer.concat([body, Buffer.from(' ')]),
  }),
  'a header missing': ({ headers, body }, n) => {
    const names = Object.keys(headers).filter((name) =>
      /^wechatpay-(timestamp|nonce|serial|signature)$/.test(name),
    );
    const gone = names[n % names.length];
    return { headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== gone)), body };
  },
};

async function main(): Promise<void> {
  const trial = await startPayTrial();
  const server = await startTestServer({ ...announce(trial.sandbox).env, LOG_LEVEL: 'silent' });
  Object.assign(server.deps.env, { PUBLIC_URL: server.url });
  await setBudget(server);
  const { code } = await trial.control('codes', { person: '张伟', kind: 'login' });
  await server.as('wang').bindPayeeAccount({ body: { code: String(code) } });
  const { id } = await approvedReward(server, 5000);
  const { bill } = await server.as('wang').collectReward({ params: { id }, body: {} });
  const { world } = trial.sandbox;
  const stored = world.pay().bills.get(bill?.outBillNo ?? '');
  if (!stored) throw new Error('no bill');
  const paid = { ...stored, state: 'SUCCESS' as const };
  const made = (fault?: (typeof forgeries)[number]) =>
    callbackOf(world.pay(), paid, world.clock.now(), randomBytes(8).toString('hex'), fault);
  const send = async ({ headers, body }: Delivery): Promise<number> => {
    const post = { method: 'POST', headers, body: new Uint8Array(body) };
    return (await fetch(`${server.url}/api/wechat-pay/transfers`, post)).status;
  };
  const calls = async () =>
    ((await trial.call('/__sandbox/calls')) as unknown as { calls?: unknown[] }).calls?.length ?? -1;
  const state = async () =>
    JSON.stringify([
      await server.deps.models.rewards.findById(id).lean(),
      await server.deps.models.rewardLedger.countDocuments(),
    ]);
  const [asked, before] = [await calls(), await state()];
  const kinds = [...forgeries, ...Object.keys(changes)];
  const accepted = new Map<string, number>();
  const began = performance.now();
  for (let n = 0; n < count; n += 1) {
    const kind = kinds[n % kinds.length] ?? '';
    const change = changes[kind];
    const delivery = change
      ? change(made(), Math.floor(n / kinds.length))
      : made(forgeries.find((fault) => fault === kind));
    const status = await send(delivery);
    if (status >= 200 && status < 300) accepted.set(kind, (accepted.get(kind) ?? 0) + 1);
  }
  const seconds = (performance.now() - began) / 1000;
  const [caused, changed] = [(await calls()) - asked, (await state()) !== before];
  const honest = await send(made());
  for (const [kind, times] of accepted) console.log(`${kind}: ${times} accepted`);
  const total = [...accepted.values()].reduce((sum, times) => sum + times, 0);
  console.log(`${count} spoiled callbacks of ${kinds.length} kinds in ${seconds.toFixed(1)} s`);
  console.log(`  accepted                        ${total}`);
  console.log(`  requests caused at the platform ${caused}`);
  console.log(`  changes in our books            ${changed ? 'SOME' : 0}`);
  console.log(`  the true one, afterwards        ${honest === 204 ? 'booked' : `REFUSED with ${honest}`}`);
  await server.close();
  await trial.sandbox.stop();
  process.exitCode = total === 0 && caused === 0 && !changed && honest === 204 ? 0 : 1;
}

void main();
