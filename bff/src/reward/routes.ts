/** Rewards: propose, approve, collect, certificate; payees, budgets and the ledger for finance. */
import type { rewardEndpoints } from '@jsjb/shared/reward/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import { accounts } from '@jsjb/shared/reward/ledger';
import { collectReward } from './commands/collectReward';
import { judgeReward, type Judgement } from './commands/judgeReward';
import { bindPayee, blockPayee, setBudget } from './commands/savePayee';
import { proposeReward } from './commands/proposeReward';
import { cancelBill } from './commands/settleBills';
import type { Caller, Deps } from '../deps';
import type { RewardDoc } from './store/rewardModels';
import { presentBudget, presentEntry, presentReward } from './present/presentReward';
import { rewardAccess } from './access/rewardAccess';
import { openPersonal } from '../platform/personal/personal';
import { readMark } from '../platform/records/cursor';
import { findPerson } from '../account';
import {
  blockedPayees,
  findBudget,
  findPayee,
  ledgerBalances,
  ledgerEntries,
  listRewards,
  readReward,
  rewardOf,
} from './queries/rewards';
import { findSuggestion, findSuggestions, readSuggestion } from '../suggestion';
import { ledgerFile } from './tables/ledgerFile';
import type { Handlers } from '../platform/features/feature';

/** More rows than a city pays in many years. */
const MAX_EXPORT = 100_000;

async function present(docs: readonly RewardDoc[], deps: Deps, { actor }: Caller) {
  const { units } = await deps.city.snapshot();
  const payees = [...new Set(docs.map(({ payeeId }) => payeeId))];
  const [suggestions, blocked] = await Promise.all([
    findSuggestions(
      deps.models.suggestions,
      docs.map(({ suggestionId }) => suggestionId),
    ),
    blockedPayees(deps.models, payees),
  ]);
  const about = new Map(
    suggestions.map(({ _id, title, author, personal }) => [
      _id.toHexString(),
      {
        title,
        author: openPersonal(personal, _id.toHexString(), deps.cipher, 'suggestions').name ?? '',
        anonymous: author.anonymous,
      },
    ]),
  );
  const names = new Map<string, string>();
  const judged = docs.flatMap((doc) => [doc.proposerId, ...doc.approvals.map(({ personId }) => personId)]);
  for (const id of new Set(actor.role === 'resident' ? [] : judged)) {
    names.set(id, (await findPerson(deps.models.people, id, deps.cipher))?.name ?? '');
  }
  return docs.map((doc) =>
    presentReward(rewardOf(doc), {
      actor,
      unitName: (id) => units.get(id)?.name ?? id,
      personName: (id) => names.get(id) ?? '',
      about: (id) => about.get(id) ?? { title: '', author: '', anonymous: true },
      blocked: (id) => blocked.has(id),
      keepsPayees: rewardAccess['reward.finance'].some((role) => role === actor.role),
      payer: deps.pay?.payer,
    }),
  );
}
async function presentOne(doc: RewardDoc, deps: Deps, caller: Caller) {
  const [view] = await present([doc], deps, caller);
  if (!view) throw new AppError('INTERNAL');
  return view;
}

interface Asked {
  params: { id: string };
  body: { version: number };
  caller: Caller;
  deps: Deps;
}
async function judge({ params, body, caller, deps }: Asked, command: Judgement) {
  const doc = await readReward(deps.models, params.id, caller.actor);
  return presentOne(await judgeReward(doc, body.version, command, deps, caller), deps, caller);
}

async function certificateOf({ params, caller, deps }: Omit<Asked, 'body'>): Promise<Buffer> {
  const doc = await readReward(deps.models, params.id, caller.actor);
  if (doc.status !== 'certified' || !doc.certificateNumber)
    throw new AppError('NOT_FOUND', { userMessage: '这笔奖励没有证书。' });
  const suggestion = await findSuggestion(deps.models.suggestions, doc.suggestionId);
  const { name } = suggestion
    ? openPersonal(suggestion.personal, suggestion._id.toHexString(), deps.cipher, 'suggestions')
    : { name: '' };
  const unit = (await deps.city.snapshot()).units.get(doc.unitId)?.name ?? '';
  // Fonts and PDFs take some 30 MB that no other request needs.
  const { certificatePdf } = await import('./certificate');
  return certificatePdf({
    name: suggestion?.author.anonymous || !name ? '热心市民' : name,
    title: suggestion?.title ?? '',
    unit,
    number: doc.certificateNumber,
    fen: doc.fen,
    at: doc.updatedAt,
  });
}

export const rewardHandlers: Handlers<typeof rewardEndpoints> = {
  proposeReward: async ({ params, body, caller, deps }) => {
    const suggestion = await readSuggestion(deps, params.id, caller.actor);
    return presentOne(await proposeReward(suggestion, body, deps, caller), deps, caller);
  },
  approveReward: (asked) => judge(asked, { name: 'approve', data: { note: asked.body.note } }),
  refuseReward: (asked) => judge(asked, { name: 'refuse', data: { reason: asked.body.reason } }),
  giveUpReward: (asked) => judge(asked, { name: 'giveUp', data: { reason: asked.body.reason } }),
  refundReward: (asked) => judge(asked, { name: 'refund', data: { reason: asked.body.reason } }),
  cancelReward: async ({ params, caller, deps }) => {
    const doc = await readReward(deps.models, params.id, caller.actor);
    return presentOne(await cancelBill(doc, deps, caller), deps, caller);
  },
  collectReward: async ({ params, caller, deps }) => {
    const doc = await readReward(deps.models, params.id, caller.actor);
    return presentOne(await collectReward(doc, deps, caller), deps, caller);
  },
  readReward: async ({ params, caller, deps }) =>
    presentOne(await readReward(deps.models, params.id, caller.actor), deps, caller),
  listRewards: async ({ query, caller, deps }) => {
    const { docs, next } = await listRewards(deps.models, caller.actor, query);
    return { items: await present(docs, deps, caller), ...(next ? { next } : {}) };
  },
  readCertificate: certificateOf,
  readPayeeAccount: async ({ caller, deps }) => {
    const payee = await findPayee(deps.models, caller.actor.personId);
    return payee?.openid
      ? { bound: true, ...(payee.boundAt ? { boundAt: payee.boundAt.toISOString() } : {}) }
      : { bound: false };
  },
  bindPayeeAccount: async ({ body, caller, deps }) => {
    if (!deps.wechat)
      throw new AppError('ILLEGAL_TRANSITION', { userMessage: '还没有接通微信，暂时不能绑定收款账户。' });
    const { openid } = await deps.wechat.codeToSession(body.code).catch((cause: unknown) => {
      throw new AppError('INVALID', {
        userMessage: '微信登录凭证已失效，请重新进入小程序再试。',
        fields: { code: '已失效' },
        cause,
      });
    });
    const { boundAt } = await bindPayee(openid, deps, caller);
    return { bound: true, ...(boundAt ? { boundAt: boundAt.toISOString() } : {}) };
  },
  blockPayee: async ({ params, body, caller, deps }) => {
    await blockPayee(params.person, body, deps, caller);
    return { blocked: body.blocked };
  },
  readBudget: async ({ params, deps }) =>
    presentBudget(params.year, await findBudget(deps.models, params.year)),
  setBudget: async ({ params, body, caller, deps }) =>
    presentBudget(params.year, await setBudget(params.year, body, deps, caller)),
  listLedger: async ({ query, deps }) => {
    const after = query.cursor && readMark(query.cursor, /^[0-9a-f]{24}:\d{4,9}$/)[0];
    const docs = await ledgerEntries(deps.models, query.year, { after, limit: query.limit + 1 });
    const page = docs.slice(0, query.limit);
    const last = page.at(-1);
    const balances = await ledgerBalances(deps.models, query.year);
    return {
      items: page.map(presentEntry),
      ...(docs.length > query.limit && last ? { next: Buffer.from(last._id).toString('base64url') } : {}),
      balances: accounts.map((account) => ({ account, fen: balances[account] })),
    };
  },
  exportLedger: async ({ query, deps }) =>
    ledgerFile(await ledgerEntries(deps.models, query.year, { limit: MAX_EXPORT })),
};
