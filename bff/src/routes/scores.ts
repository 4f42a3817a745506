/** Scores: read, open, export, freeze; exclusions: propose, decide, appeal. */
import { AppError } from '@jsjb/shared/errors';
import type { ScoreGroup } from '@jsjb/shared/contract/scores';
import { appealExclusion, decideExclusion, proposeExclusion } from '../commands/exclude';
import { freezeMonth } from '../commands/freezeMonth';
import type { Caller, Deps } from '../deps';
import { scoreReach } from '../policies/scorePolicy';
import { mayOpen, presentExclusion, presentScores } from '../presenters/presentScores';
import { listExclusions, readExclusion } from '../queries/exclusions';
import { checkOwnPhotos } from '../queries/ownPhotos';
import { readTicket } from '../queries/readTicket';
import { liveSums, readReport } from '../queries/scores';
import { listScoreTickets } from '../queries/scoreTickets';
import { scoreWorkbook } from '../tables/scoreWorkbook';
import type { Handlers } from './handler';
import { areaOf } from './readerOf';

type ScoreRoutes =
  | 'readScores'
  | 'listScoreTickets'
  | 'exportScores'
  | 'exportScoresJson'
  | 'freezeMonth'
  | 'listExclusions'
  | 'proposeExclusion'
  | 'decideExclusion'
  | 'appealExclusion';

const reachOf = async (deps: Deps, caller: Caller) => scoreReach(caller.actor, await areaOf(deps, caller));

async function view(period: string, by: ScoreGroup, deps: Deps, caller: Caller) {
  const reach = await reachOf(deps, caller);
  if (by === 'category' && !reach.city) throw new AppError('FORBIDDEN');
  const report = await readReport(deps.models, period, by);
  const policy = deps.book.current().score;
  return presentScores(report, { period, by }, { policy, city: await deps.city.snapshot(), reach });
}

const allViews = (period: string, deps: Deps, caller: Caller) =>
  Promise.all((['unit', 'area', 'category'] as const).map((by) => view(period, by, deps, caller)));

/** The units whose exclusions the caller sees; undefined for all. */
async function ownUnits(deps: Deps, caller: Caller): Promise<string[] | undefined> {
  const reach = await reachOf(deps, caller);
  if (reach.city) return undefined;
  const { units } = await deps.city.snapshot();
  return [...units.values()].filter(({ path, areaCode }) => reach.unit(path, areaCode)).map(({ _id }) => _id);
}

export const scoreHandlers: Pick<Handlers, ScoreRoutes> = {
  readScores: ({ query, caller, deps }) => view(query.period, query.by, deps, caller),
  listScoreTickets: async ({ query, caller, deps }) => {
    const city = await deps.city.snapshot();
    const reach = await reachOf(deps, caller);
    const { by, key } = query;
    if (key ? !mayOpen(by, key, city, reach) : !reach.city) throw new AppError('FORBIDDEN');
    const { docs, next } = await listScoreTickets(deps.models.scoreFacts, {
      ...query,
      key: key ? `${by}:${key}` : 'city',
    });
    const items = docs.map(({ ticketId, number, month, unitId, n, x }) => ({
      id: ticketId,
      number,
      month,
      ...(unitId === '-' ? {} : { unit: { id: unitId, name: city.units.get(unitId)?.name ?? unitId } }),
      hit: (n[query.rate] ?? 0) > 0,
      excluded: (x[query.rate] ?? 0) > 0,
    }));
    return { items, ...(next ? { next } : {}) };
  },
  exportScores: async ({ query, caller, deps }) => scoreWorkbook(await allViews(query.period, deps, caller)),
  exportScoresJson: async ({ query, caller, deps }) => {
    const [units, areas, categories] = await allViews(query.period, deps, caller);
    if (!units || !areas || !categories) throw new AppError('INTERNAL');
    return { format: 'jsjb-scores-1', exportedAt: caller.now.toISOString(), units, areas, categories };
  },
  freezeMonth: async ({ params: { month }, caller, deps }) => {
    const frozen = await freezeMonth(month, () => liveSums(deps.models, month), deps, caller);
    return {
      month,
      hash: frozen.hash ?? '',
      ...(frozen.previous ? { previous: frozen.previous } : {}),
      frozenAt: caller.now.toISOString(),
    };
  },
  listExclusions: async ({ query, caller, deps }) => {
    const own = await ownUnits(deps, caller);
    const city = await deps.city.snapshot();
    const wanted = query.unit;
    const units = wanted ? (own ?? [wanted]).filter((id) => id === wanted) : own;
    const { docs, next } = await listExclusions(deps.models.exclusions, { ...query, units });
    return { items: docs.map((doc) => presentExclusion(doc, city)), ...(next ? { next } : {}) };
  },
  proposeExclusion: async ({ body, caller, deps }) => {
    const own = await ownUnits(deps, caller);
    if (own && !own.includes(body.unitId)) throw new AppError('FORBIDDEN');
    const ticket = await readTicket(deps.models.tickets, body.ticketId, caller.actor);
    await checkOwnPhotos(body.photos, deps, caller);
    const evidence = [...body.evidence, ...body.photos];
    const doc = await proposeExclusion(ticket, { ...body, evidence }, deps, caller);
    return presentExclusion(doc, await deps.city.snapshot());
  },
  decideExclusion: async ({ params, body, caller, deps }) => {
    const doc = await readExclusion(deps.models.exclusions, params.id);
    const decided = await decideExclusion(doc, body.approved, body.note, deps, caller);
    return presentExclusion(decided, await deps.city.snapshot());
  },
  appealExclusion: async ({ params, body, caller, deps }) => {
    const doc = await readExclusion(deps.models.exclusions, params.id, await ownUnits(deps, caller));
    const appealed = await appealExclusion(doc, body.note, deps, caller);
    return presentExclusion(appealed, await deps.city.snapshot());
  },
};
