/** Rewards for adopted suggestions: propose, approve, collect; the ledger for finance. Amounts in fen. */
import type { RewardAction } from './event';
import { accounts, entryKinds } from './ledger';
import { rewardActions } from './lifecycle';
import { billStates, rewardStatuses } from './reward';
import { endpoint } from '../kit/endpoint';
import {
  choice,
  count,
  cursor,
  flag,
  instant,
  note,
  objectId,
  pageOf,
  pageSize,
  slug,
  text,
  version,
  z,
} from '../kit/schema';
import { unitName } from '../ticket/view';

const TAG = '建议奖励';
const fen = z.int('请按分填写整数').check(z.gte(1, '金额要大于零'), z.lte(100_000_00, '单笔最多 10 万元'));
const year = z.string('请填写年份').check(z.regex(/^20\d{2}$/, '年份有误'));

const reward = z.object({
  id: z.string(),
  version: count,
  status: choice(rewardStatuses),
  suggestionId: z.string(),
  suggestionNumber: z.string(),
  suggestionTitle: z.string(),
  unit: unitName,
  /** For those who judge: a masked name; who may stop payments is given the identifier for that as well. */
  payee: z.optional(z.object({ name: z.string(), id: z.optional(z.string()), blocked: flag })),
  own: flag,
  fen: count,
  reason: z.string(),
  year: z.string(),
  proposer: z.string(),
  approvals: z.array(z.object({ at: instant, name: z.string() })),
  bill: z.optional(
    z.object({
      outBillNo: z.string(),
      state: choice(billStates),
      failReason: z.optional(z.string()),
      updatedAt: instant,
      /** While it waits for the payee: after this the platform closes it and the money goes back. */
      confirmBy: z.optional(instant),
    }),
  ),
  /** For wx.requestMerchantTransfer, for the payee alone and while there is something to confirm. */
  confirm: z.optional(z.object({ mchId: z.string(), appId: z.string(), package: z.string() })),
  refusal: z.optional(z.string()),
  certificateNumber: z.optional(z.string()),
  collectable: flag,
  cancellable: flag,
  proposedAt: instant,
  updatedAt: instant,
  abilities: z.array(choice(rewardActions as [RewardAction, ...RewardAction[]])),
});

const entry = z.object({
  id: z.string(),
  at: instant,
  year: z.string(),
  kind: choice(entryKinds),
  debit: choice(accounts),
  credit: choice(accounts),
  fen: count,
  rewardId: z.string(),
  suggestionNumber: z.string(),
  outBillNo: z.optional(z.string()),
});

const budget = z.object({
  year: z.string(),
  fen: count,
  perPersonFen: count,
  setAsideFen: count,
  leftFen: count,
});
const idParams = z.strictObject({ id: objectId });
const common = { tag: TAG, status: 200, rate: 'write', idempotency: 'version' } as const;
const read = { tag: TAG, status: 200, rate: 'read', idempotency: 'none' } as const;
const money = { ability: 'reward.judge', secondFactor: true } as const;

export const rewardEndpoints = {
  proposeReward: endpoint({
    ...common,
    method: 'POST',
    path: '/api/suggestions/:id/rewards',
    summary: '为已落实的建议申请奖励',
    params: idParams,
    body: z.strictObject({ fen, reason: text(500) }),
    response: reward,
    status: 201,
    ability: 'reward.propose',
    idempotency: 'key',
  }),
  approveReward: endpoint({
    ...common,
    ...money,
    method: 'POST',
    path: '/api/rewards/:id/approve',
    summary: '同意奖励；须两位不是申请人的同志',
    params: idParams,
    body: z.strictObject({ version, note: note() }),
    response: reward,
  }),
  refuseReward: endpoint({
    ...common,
    ...money,
    method: 'POST',
    path: '/api/rewards/:id/refuse',
    summary: '不同意奖励',
    params: idParams,
    body: z.strictObject({ version, reason: note() }),
    response: reward,
  }),
  giveUpReward: endpoint({
    ...common,
    ...money,
    method: 'POST',
    path: '/api/rewards/:id/give-up',
    summary: '不再发放',
    params: idParams,
    body: z.strictObject({ version, reason: note() }),
    response: reward,
  }),
  cancelReward: endpoint({
    ...common,
    ...money,
    method: 'POST',
    path: '/api/rewards/:id/cancel',
    summary: '撤销还没有确认的付款',
    params: idParams,
    body: z.strictObject({}),
    response: reward,
    idempotency: 'none',
  }),
  refundReward: endpoint({
    ...common,
    ...money,
    method: 'POST',
    path: '/api/rewards/:id/refund',
    summary: '登记已退回的奖励',
    params: idParams,
    body: z.strictObject({ version, reason: note() }),
    response: reward,
  }),
  collectReward: endpoint({
    ...common,
    method: 'POST',
    path: '/api/rewards/:id/collect',
    summary: '领取奖励；重复请求只付一次',
    params: idParams,
    body: z.strictObject({}),
    response: reward,
    ability: 'signedIn',
    idempotency: 'none',
  }),
  readReward: endpoint({
    ...read,
    method: 'GET',
    path: '/api/rewards/:id',
    summary: '一笔奖励',
    params: idParams,
    response: reward,
    ability: 'signedIn',
  }),
  listRewards: endpoint({
    ...read,
    method: 'GET',
    path: '/api/rewards',
    summary: '奖励：市民看自己的，工作人员看本单位或全部',
    query: z.strictObject({
      status: z.optional(choice(rewardStatuses)),
      suggestionId: z.optional(objectId),
      cursor,
      limit: pageSize(),
    }),
    response: pageOf(reward),
    ability: 'signedIn',
  }),
  readCertificate: endpoint({
    ...read,
    method: 'GET',
    path: '/api/rewards/:id/certificate',
    summary: '奖励证书（PDF）',
    params: idParams,
    response: z.unknown(),
    produces: 'application/pdf',
    ability: 'signedIn',
  }),
  readPayeeAccount: endpoint({
    ...read,
    method: 'GET',
    path: '/api/me/reward-account',
    summary: '我的收款账户',
    response: z.object({ bound: flag, boundAt: z.optional(instant) }),
    ability: 'signedIn',
  }),
  bindPayeeAccount: endpoint({
    ...common,
    method: 'POST',
    path: '/api/me/reward-account',
    summary: '用微信登录凭证绑定收款账户',
    body: z.strictObject({ code: text(128) }),
    response: z.object({ bound: flag, boundAt: z.optional(instant) }),
    ability: 'signedIn',
    idempotency: 'none',
  }),
  blockPayee: endpoint({
    ...common,
    ...money,
    method: 'PUT',
    path: '/api/reward-payees/:person',
    summary: '停止或恢复向某人发放奖励，写明原因并留痕',
    params: z.strictObject({ person: slug }),
    body: z.strictObject({ blocked: flag, reason: text(500, 2) }),
    response: z.object({ blocked: flag }),
    ability: 'reward.finance',
    idempotency: 'none',
  }),
  readBudget: endpoint({
    ...read,
    method: 'GET',
    path: '/api/reward-budgets/:year',
    summary: '年度奖励预算',
    params: z.strictObject({ year }),
    response: budget,
    ability: 'reward.ledger',
  }),
  setBudget: endpoint({
    ...common,
    ...money,
    method: 'PUT',
    path: '/api/reward-budgets/:year',
    summary: '设定年度预算和每人每年的上限',
    params: z.strictObject({ year }),
    body: z.strictObject({
      fen: z.int('请按分填写整数').check(z.gte(1, '金额要大于零'), z.lte(1e12, '金额太大了')),
      perPersonFen: z.int('请按分填写整数').check(z.gte(1, '金额要大于零'), z.lte(1e12, '金额太大了')),
    }),
    response: budget,
    ability: 'reward.finance',
    idempotency: 'none',
  }),
  listLedger: endpoint({
    ...read,
    method: 'GET',
    path: '/api/reward-ledger',
    summary: '奖励台账，复式记账',
    query: z.strictObject({ year: z.optional(year), cursor, limit: pageSize(500) }),
    response: z.extend(pageOf(entry), {
      balances: z.array(z.object({ account: choice(accounts), fen: z.int() })),
    }),
    ability: 'reward.ledger',
  }),
  exportLedger: endpoint({
    ...read,
    method: 'GET',
    path: '/api/reward-ledger-file',
    summary: '奖励台账（xlsx）',
    query: z.strictObject({ year: z.optional(year) }),
    response: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ability: 'reward.ledger',
    rate: 'upload',
  }),
};

export type RewardView = z.output<typeof reward>;
export type LedgerEntryView = z.output<typeof entry>;
export type BudgetView = z.output<typeof budget>;

declare module '../kit/endpoint' {
  interface Abilities {
    'reward.propose': true;
    'reward.judge': true;
    'reward.finance': true;
    'reward.ledger': true;
  }
}
