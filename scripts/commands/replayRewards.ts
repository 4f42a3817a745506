/**
 * Pays rewards through a platform that answers too late, calls back twice and out of order, while the server is
 * killed: npm run replay:rewards -- [--rewards 1000] [--kills 3]. Exit code 1 when a fen is lost or paid twice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { actOnReward } from '@jsjb/bff/reward/store/actOnReward';
import { bindPayee } from '@jsjb/bff/reward/commands/savePayee';
import type { Deps } from '@jsjb/bff/deps';
import { parseEnv } from '@jsjb/bff/env';
import { reconcileRewards } from '@jsjb/bff/reward/jobs/reconcileRewards';
import { setAside } from '@jsjb/bff/reward/store/rewardBudget';
import { rewardOf } from '@jsjb/bff/reward/store/rewardModels';
import { accountMark } from '@jsjb/bff/reward/store/payee';
import { sealPerson } from '@jsjb/bff/account/store/person';
import { ledgerBalances } from '@jsjb/bff/reward/queries/rewards';
import { createClient, type Client } from '@jsjb/bff/contract';
import { localDate } from '@jsjb/shared/calendar/calendar';
import type { Actor } from '@jsjb/shared/kit/role';
import { yuan } from '@jsjb/shared/reward/reward';
import { Types } from 'mongoose';
import { fetchTransport } from '../lib/replay/fetchTransport';
import { startPlatform, startServer, type Platform, type Server } from '../lib/replay/rewardWorld';
import { openStore } from '../lib/seed/openStore';

const PORT = 18_471;
const PAYEES = 40;
const CONCURRENCY = 12;
const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Due {
  id: string;
  payeeId: string;
  fen: number;
}

/** Approved rewards, made by the same writer that the server uses. */
async function prepare(deps: Deps, platform: Platform, count: number): Promise<Due[]> {
  const { models, records, cipher } = deps;
  const now = deps.now();
  const year = localDate(now).slice(0, 4);
  await models.rewardBudgets.create({ _id: year, fen: 1e12, perPersonFen: 1e12, setAsideFen: 0 });
  const marks = new Map<string, string>();
  for (let i = 0; i < PAYEES; i += 1) {
    const _id = `payee-${i}`;
    const person = { _id, name: `受奖人${i}`, posts: [{ role: 'resident' as const }], persona: _id };
    await models.people.create(sealPerson(person, cipher));
    const openid = String((await platform.control('codes', { person: _id, kind: 'login' })).openid);
    await bindPayee(openid, deps, { actor: { personId: _id, role: 'resident' }, postIndex: 0, now });
    marks.set(_id, accountMark(_id, openid, cipher));
  }
  const proposer: Actor = { personId: 'proposer', role: 'official', unitId: 'unit' };
  const judges: Actor[] = ['first', 'second'].map((personId) => ({ personId, role: 'admin' }));
  const dues: Due[] = [];
  for (let i = 0; i < count; i += 1) {
    const payeeId = `payee-${i % PAYEES}`;
    // Odd amounts, so that a sum that is off by one bill cannot hide.
    const fen = 10 + ((i * 7919) % 50_000);
    const data = {
      suggestionId: new Types.ObjectId().toHexString(),
      suggestionNumber: `JY${i}`,
      payeeId,
      unitId: 'unit',
      fen,
      reason: '重放',
      year,
    };
    let doc = await records.rewards.create(
      records.rewards.newDoc({ type: 'reward.proposed', at: now, by: proposer, data }, {}, undefined),
      undefined,
    );
    await setAside(models.rewardBudgets, rewardOf(doc));
    for (const judge of judges) {
      const payeeMark = marks.get(payeeId) ?? '';
      const approve = { name: 'approve', data: { payeeMark, note: '' } } as const;
      doc = await actOnReward(doc, approve, deps, { actor: judge, now });
    }
    dues.push({ id: doc._id.toHexString(), payeeId, fen });
  }
  return dues;
}

/** Sign-ins of the payees, kept; a server that was killed is asked again. */
function clientsAt(baseUrl: string) {
  const tokens = new Map<string, string>();
  const stranger = createClient({ baseUrl, transport: fetchTransport });
  return async (personaId: string): Promise<Client> => {
    const token =
      tokens.get(personaId) ?? (await stranger.signInAsPersona({ body: { personaId } })).accessToken;
    tokens.set(personaId, token);
    return createClient({ baseUrl, transport: fetchTransport, token: () => token });
  };
}

/** As a person would: tap, tap again when nothing came, confirm when the sheet opens. */
async function collect(
  due: Due,
  clientOf: ReturnType<typeof clientsAt>,
  platform: Platform,
): Promise<number> {
  for (let taps = 1; ; taps += 1) {
    try {
      const client = await clientOf(due.payeeId);
      const view = await client.collectReward({ params: { id: due.id }, body: {} });
      if (view.confirm) {
        await platform.control('pay/confirm', { package: view.confirm.package });
        return taps;
      }
    } catch {
      // Killed in the middle, or already on its way: look, then tap again.
      const known = await clientOf(due.payeeId)
        .then((client) => client.readReward({ params: { id: due.id } }))
        .catch(() => undefined);
      if (known?.status === 'paid') return taps;
    }
    if (taps > 400) return taps;
    await pause(150);
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { rewards: { type: 'string', default: '1000' }, kills: { type: 'string', default: '3' } },
  });
  const [count, kills] = [Number(values.rewards), Number(values.kills)];
  if (![count, kills].every((n) => Number.isInteger(n) && n >= 0) || count < 1) {
    console.error('--rewards and --kills take whole numbers.');
    return 1;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'jsjb-rewards-'));
  const url = `http://127.0.0.1:${PORT}`;
  const platform = await startPlatform();
  const env = {
    ...platform.env,
    NODE_ENV: 'development',
    DATA_DIR: folder,
    PORT: String(PORT),
    PUBLIC_URL: url,
    LOG_LEVEL: 'fatal',
    RATE_FACTOR: '100000',
    WXPAY_TIMEOUT_MS: '400',
  };
  let server: Server | undefined;
  try {
    const before = await openStore(parseEnv(env));
    const dues = await prepare(before.deps, platform, count);
    await before.close();
    await platform.control('faults', {
      path: TRANSFERS,
      kind: 'hang',
      after: true,
      chance: 0.3,
      times: 1e6,
      seed: 7,
    });
    await platform.control('pay/callbacks', [
      { fault: 'duplicate', times: Math.ceil(count * 0.4), chance: 0.7, seed: 1 },
      { fault: 'reordered', times: Math.ceil(count * 0.4), chance: 0.7, seed: 2 },
      { fault: 'lost', times: Math.ceil(count * 0.1), chance: 1, seed: 3 },
    ]);
    server = await startServer(url, env);
    const clientOf = clientsAt(url);
    const began = performance.now();
    let done = 0;
    let taps = 0;
    let killed = 0;
    const queue = dues.values();
    const work = Array.from({ length: CONCURRENCY }, async () => {
      for (const due of queue) {
        const used = await collect(due, clientOf, platform);
        taps += used;
        done += 1;
      }
    });
    const killer = (async () => {
      while (killed < kills && done < count) {
        if (done >= (count * (killed + 1)) / (kills + 1)) {
          await server?.kill();
          killed += 1;
          server = await startServer(url, env);
        }
        await pause(50);
      }
    })();
    await Promise.all([...work, killer]);
    await pause(2000);
    await server.stop();
    server = undefined;
    const after = await openStore(parseEnv(env));
    for (let round = 0; round < 5; round += 1) await reconcileRewards(after.deps);
    const seconds = (performance.now() - began) / 1000;
    const code = await report(after.deps, platform, dues, { taps, killed, seconds });
    await after.close();
    return code;
  } finally {
    await server?.stop();
    platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function report(
  { models }: Deps,
  platform: Platform,
  dues: readonly Due[],
  told: { taps: number; killed: number; seconds: number },
): Promise<number> {
  const theirs = await platform.ledger();
  const balances = await ledgerBalances(models);
  const wanted = dues.reduce((sum, { fen }) => sum + fen, 0);
  const paidBills = theirs.bills.filter(({ state }) => state === 'SUCCESS');
  const perReward = new Map<string, number>();
  for (const { outBillNo } of paidBills) {
    const id = outBillNo.slice(1, 25);
    perReward.set(id, (perReward.get(id) ?? 0) + 1);
  }
  const twice = [...perReward.values()].filter((times) => times > 1).length;
  const lost = dues.filter(({ id }) => !perReward.has(id)).length;
  const entries = await models.rewardLedger.find({ kind: 'pay' }).lean();
  const byBill = new Map(paidBills.map(({ outBillNo, fen }) => [outBillNo, fen]));
  const strange = entries.filter(({ outBillNo, fen }) => byBill.get(outBillNo ?? '') !== fen).length;
  const booked = entries.reduce((sum, { fen }) => sum + fen, 0);
  const open = await models.rewards.countDocuments({ status: { $ne: 'paid' } });
  const sum = Object.values(balances).reduce((total, fen) => total + fen, 0);
  const rows: [string, string | number][] = [
    ['rewards', dues.length],
    ['taps of payees', told.taps],
    ['kill -9 of the server', told.killed],
    ['bills at the platform', theirs.bills.length],
    ['wanted, yuan', yuan(wanted)],
    ['paid by the platform, yuan', yuan(theirs.paidFen)],
    ['paid in our ledger, yuan', yuan(booked)],
    ['ledger: sum of all accounts, fen', sum],
    ['ledger: committed and in transit, fen', balances.committed + balances.inTransit],
    ['entries that do not fit a bill', strange + Math.abs(entries.length - paidBills.length)],
    ['rewards not paid in our books', open],
    ['paid twice', twice],
    ['lost', lost],
    ['seconds', told.seconds.toFixed(1)],
  ];
  for (const [name, value] of rows) console.log(`  ${name.padEnd(40)}${String(value).padStart(16)}`);
  const right =
    twice + lost + strange + open + Math.abs(sum) === 0 &&
    theirs.balanced &&
    booked === theirs.paidFen &&
    booked === wanted &&
    entries.length === paidBills.length;
  console.log(right ? '\n  The ledger equals the platform to the fen.' : '\n  THE BOOKS DIFFER.');
  return right ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
