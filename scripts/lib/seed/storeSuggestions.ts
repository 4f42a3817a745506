/**
 * Plays the sample suggestions through the same commands a request takes, each step at its instant in the past. Every step
 * has a key, so that a seeding which was cut short is taken up again and repeating it changes nothing.
 */
import { actOnSuggestion } from '@jsjb/bff/suggestion/commands/actOnSuggestion';
import { actOnTicket } from '@jsjb/bff/ticket/commands/actOnTicket';
import { importSuggestions } from '@jsjb/bff/suggestion/commands/importSuggestions';
import { judgeReward, type Judgement } from '@jsjb/bff/reward/commands/judgeReward';
import { createCampaign } from '@jsjb/bff/suggestion/commands/saveCampaign';
import { bindPayee, setBudget } from '@jsjb/bff/reward/commands/savePayee';
import { proposeReward } from '@jsjb/bff/reward/commands/proposeReward';
import { submitSuggestion } from '@jsjb/bff/suggestion/commands/submitSuggestion';
import { submitTicket } from '@jsjb/bff/ticket/commands/submitTicket';
import type { Caller, Deps } from '@jsjb/bff/deps';
import { idempotencyOf } from '@jsjb/bff/platform/records/idempotency';
import type { RewardDoc } from '@jsjb/bff/reward/store/rewardModels';
import type { SuggestionDoc } from '@jsjb/bff/suggestion/store/suggestionModels';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import { handlingUnit } from '@jsjb/bff/org/queries/handlingUnit';
import { findBudget } from '@jsjb/bff/reward/queries/rewards';
import { DAY_MS, localDate, startOfDay } from '@jsjb/shared/calendar/calendar';
import { submitBody } from '@jsjb/shared/ticket/contract';
import type { Actor } from '@jsjb/shared/kit/role';
import type { SuggestionCommand } from '@jsjb/shared/suggestion/event';
import {
  campaignRows,
  earlierLampTickets,
  suggestionRows,
  provincialRows,
  type SuggestionRow,
  type SuggestionStep,
} from './suggestionRows';

const resident = (number: number): Actor => ({
  personId: `resident-${String(number).padStart(2, '0')}`,
  role: 'resident',
});
const centre = (role: 'agent' | 'dispatcher' | 'admin' | 'supervisor', number = 1): Actor => ({
  personId: `${role}-${number}`,
  role,
  unitId: role === 'supervisor' ? 'supervision-office' : 'hotline-centre',
});
const headOf = (unitId: string): Actor => ({
  personId: `head-${unitId}`,
  role: 'official',
  unitId,
  head: true,
});

const callerOf = (actor: Actor, now: Date, idempotencyKey: string): Caller => ({
  actor,
  postIndex: 0,
  now,
  idempotencyKey,
});
const before = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

async function storeCampaigns(deps: Deps, now: Date): Promise<ReadonlyMap<string, string>> {
  // Whole days, as they are announced; the same again however often it is seeded on one day.
  const day = (shift: number): string => startOfDay(localDate(before(now, -shift))).toISOString();
  const ids = new Map<string, string>();
  for (const { key, title, text, fromDays, toDays, unitId } of campaignRows) {
    const known = await deps.models.campaigns.findOne({ title }).lean();
    const body = { title, text, startsAt: day(fromDays), endsAt: day(toDays), unitId, closed: false };
    const doc = known ?? (await createCampaign(body, deps, callerOf(centre('dispatcher'), now, key)));
    ids.set(key, doc._id);
  }
  return ids;
}

async function commandOf({ name, data }: SuggestionStep, deps: Deps): Promise<SuggestionCommand> {
  if (name !== 'forward') return { name, data } as unknown as SuggestionCommand;
  const { unitId, note } = data as { unitId: string; note: string };
  return { name, data: { unit: handlingUnit(unitId, await deps.city.snapshot()), note } };
}

const actorOf = ({ by }: SuggestionStep, { unit, resident: number }: SuggestionRow): Actor => {
  if (by === 'author') return resident(number);
  return by === 'unit' ? headOf(unit ?? '') : centre(by);
};

/** A suggestion is raised although its campaign has ended by now: it was open then. */
async function openSuggestionAs(
  row: SuggestionRow,
  campaigns: ReadonlyMap<string, string>,
  deps: Deps,
  at: Date,
) {
  const { id, title, content, anonymous = false, category, campaign, poster } = row;
  const campaignId = campaign && campaigns.get(campaign);
  const body = {
    title,
    content,
    photos: [],
    anonymous,
    ticketIds: [],
    ...(category ? { category } : {}),
    ...(campaignId ? { campaignId } : {}),
    ...(poster ? { scene: posterScene(poster, deps.keys) } : {}),
  };
  return submitSuggestion(body, deps, callerOf(resident(row.resident), at, `seed.suggestion.${id}`));
}

async function playSuggestion(
  row: SuggestionRow,
  campaigns: ReadonlyMap<string, string>,
  deps: Deps,
  now: Date,
): Promise<SuggestionDoc> {
  const openedAt = before(now, row.daysAgo);
  let doc = await openSuggestionAs(row, campaigns, deps, openedAt);
  // Everything is over by now: most of the time passes between the first step and the last.
  const pace = (0.6 * (now.getTime() - openedAt.getTime())) / (row.steps.length + 1);
  for (const [i, step] of row.steps.entries()) {
    const key = `seed.suggestion.${row.id}.${i + 1}`;
    if (doc.events.some((event) => event.key === key)) continue;
    const at = new Date(Math.round(openedAt.getTime() + pace * (i + 1)));
    const caller = callerOf(actorOf(step, row), at, key);
    doc = await actOnSuggestion(doc, await commandOf(step, deps), doc.version, deps, caller);
    if (step.name === 'forward') doc = await cosign(row, doc, deps, at);
  }
  return doc;
}

async function cosign(row: SuggestionRow, doc: SuggestionDoc, deps: Deps, at: Date): Promise<SuggestionDoc> {
  let signed = doc;
  for (const number of row.cosigners ?? []) {
    const actor = resident(number);
    const caller = callerOf(actor, at, `seed.suggestion.${row.id}.cosign.${number}`);
    signed = await actOnSuggestion(signed, { name: 'cosign', data: {} }, undefined, deps, caller);
  }
  return signed;
}

const approve: Judgement = { name: 'approve', data: { note: '' } };
const judgements: Record<NonNullable<SuggestionRow['reward']>['stage'], readonly [Actor, Judgement][]> = {
  proposed: [],
  seconded: [[centre('dispatcher'), approve]],
  waiting: [
    [centre('dispatcher'), approve],
    [centre('supervisor'), approve],
  ],
  certificate: [
    [centre('dispatcher'), approve],
    [centre('supervisor'), approve],
  ],
  refused: [[centre('supervisor'), { name: 'refuse', data: { reason: '请先补充落实的照片。' } }]],
};

async function playReward(row: SuggestionRow, doc: SuggestionDoc, serving: Deps, now: Date): Promise<void> {
  const { id, reward, unit, resident: number } = row;
  if (!reward || doc.status === 'rewarded') return;
  // A certificate is what a reward is without a merchant.
  const deps: Deps = reward.stage === 'certificate' ? { ...serving, pay: undefined } : serving;
  const key = `seed.reward.${id}`;
  const actor = headOf(unit ?? '');
  if (reward.stage === 'waiting' && deps.pay) {
    const payee = resident(number);
    const bound = await deps.models.rewardPayees.exists({ _id: payee.personId });
    if (!bound) await bindPayee(`oDemo-${payee.personId}`, deps, callerOf(payee, now, key));
  }
  let held: RewardDoc = await proposeReward(
    doc,
    { fen: reward.fen, reason: '建议采纳并落实，效果明显。' },
    deps,
    callerOf(actor, now, key),
  );
  for (const [i, [judge, command]] of judgements[reward.stage].entries()) {
    const stepKey = `${key}.${i + 1}`;
    if (held.events.some((event) => event.key === stepKey)) continue;
    held = await judgeReward(held, held.version, command, deps, callerOf(judge, now, stepKey));
  }
}

/**
 * Answered on the spot, long ago: they only make the months comparable, so that a suggestion's effect can be seen. Stored
 * before all others: lists order by identifier.
 */
export async function storeEarlier(deps: Deps): Promise<void> {
  const now = deps.now();
  for (const [monthsAgo, count] of [...earlierLampTickets.entries()].toReversed()) {
    for (let i = count - 1; i >= 0; i -= 1) {
      const at = before(now, monthsAgo * 30 + 12 + i * 2);
      const key = `seed.earlier.${monthsAgo}.${i}`;
      const body = submitBody.parse({
        type: 'help',
        content: '巷子里的路灯不亮了，晚上看不见路，请派人来修。',
        place: { text: '小巷', scene: posterScene('JC-0001', deps.keys) },
        category: '010204',
        anonymous: false,
      });
      const opener = resident(2 + ((i + monthsAgo) % 9));
      const known = await deps.models.tickets
        .findOne({ 'idempotency.key': idempotencyOf(opener.personId, key, '').key })
        .lean<TicketDoc>();
      if (known && known.status !== 'submitted') continue;
      const doc =
        known ?? (await submitTicket({ ...body, source: 'miniapp' }, deps, callerOf(opener, at, key)));
      const agent = centre('agent');
      const answeredAt = new Date(at.getTime() + 20 * 60_000);
      const data = { text: '路灯当天已经修好，谢谢您的反映。' };
      await actOnTicket(
        doc,
        { name: 'answer', data } as never,
        doc.version,
        deps,
        callerOf(agent, answeredAt, `${key}.answer`),
      );
    }
  }
}

export interface StoredSuggestions {
  suggestions: number;
  campaigns: number;
}

export async function storeSuggestions(serving: Deps): Promise<StoredSuggestions> {
  const now = serving.now();
  const year = localDate(now).slice(0, 4);
  if (!(await findBudget(serving.models, year))) {
    const budget = { fen: 20_000_000, perPersonFen: 100_000 };
    await setBudget(year, budget, serving, callerOf(centre('admin'), now, 'seed.budget'));
  }
  const campaigns = await storeCampaigns(serving, now);
  const oldestFirst = [...suggestionRows].sort((a, b) => b.daysAgo - a.daysAgo);
  for (const row of oldestFirst) {
    const doc = await playSuggestion(row, campaigns, serving, now);
    await playReward(row, doc, serving, new Date(now.getTime() - 3_600_000));
  }
  await importSuggestions(
    provincialRows.map(({ daysAgo, ...row }, i) => ({
      row: i + 2,
      data: { ...row, name: '', phone: '', submittedAt: before(now, daysAgo) },
    })),
    [],
    serving,
    callerOf(centre('dispatcher'), before(now, 3), 'seed.provincial'),
  );
  return { suggestions: suggestionRows.length + provincialRows.length, campaigns: campaigns.size };
}
