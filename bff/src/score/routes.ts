/** Scores: read, open, export, freeze; exclusions: propose, decide, appeal. */
import type { scoreEndpoints } from '@jsjb/shared/score/contract';
import { localDate, startOfDay } from '@jsjb/shared/calendar/calendar';
import { AppError } from '@jsjb/shared/kit/errors';
import type { ScoreGroup } from '@jsjb/shared/score/contract';
import { actOnExclusion, proposeExclusion } from './commands/exclude';
import { freezeMonth } from './commands/freezeMonth';
import type { Caller, Deps } from '../deps';
import type { ExclusionDoc } from './store/exclusionDoc';
import { areaOf, canRead, presentSummary, readTicket, readTickets, readerOf, ticketOf } from '../ticket';
import { scoreReach } from './access/scoreAccess';
import { mayOpen, presentExclusion, presentScores } from './present/presentScores';
import { listExclusions, readExclusion } from './queries/exclusions';
import { checkOwnEvidence } from '../photo';
import { findNames } from '../account';
import { liveSums, readReport } from './queries/scores';
import { listScoreTickets } from './queries/scoreTickets';
import { scoreWorkbook } from './tables/scoreWorkbook';
import type { Handlers } from '../platform/features/feature';

const reachOf = async (deps: Deps, caller: Caller) => scoreReach(caller.actor, await areaOf(deps, caller));

async function view(period: string, by: ScoreGroup, deps: Deps, caller: Caller) {
  const reach = await reachOf(deps, caller);
  if (by === 'category' && !reach.city) throw new AppError('FORBIDDEN');
  const report = await readReport(deps.models, period, by);
  // A year is weighed by the rules of its last month.
  const last =
    report.months.at(-1)?.month ?? (period.length > 4 ? period : localDate(caller.now).slice(0, 7));
  const rules = deps.ruleVersions.scoreAt(startOfDay(`${last}-01`));
  return presentScores(report, { period, by }, { rules, city: await deps.city.snapshot(), reach });
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

/** A case is counted for everyone who sees the figure; the ticket behind it opens only for whoever may read it. */
async function aboutTickets(ids: readonly string[], deps: Deps, caller: Caller) {
  const [docs, area, reader] = await Promise.all([
    readTickets(deps.models.tickets, ids),
    areaOf(deps, caller),
    readerOf(deps, caller),
  ]);
  return new Map(
    docs
      .filter((doc) => canRead(ticketOf(doc), caller.actor, area))
      .map((doc) => {
        const { id, excerpt, status, place } = presentSummary(doc, reader);
        return [id, { excerpt, status, place }] as const;
      }),
  );
}

async function viewsOf(docs: readonly ExclusionDoc[], deps: Deps, caller: Caller) {
  const authors = docs.flatMap(({ steps }) => steps.map(({ personId }) => personId));
  const [names, tickets] = await Promise.all([
    findNames(authors, deps.models.people, deps.cipher),
    readTickets(
      deps.models.tickets,
      docs.map(({ subject }) => subject.ticketId),
    ),
  ]);
  const reader = await readerOf(deps, caller, tickets);
  const about = new Map(tickets.map((ticket) => [ticket._id.toHexString(), ticketOf(ticket)]));
  return docs.map((doc) => presentExclusion(doc, reader, names, about.get(doc.subject.ticketId)));
}
async function viewOf(doc: ExclusionDoc, deps: Deps, caller: Caller) {
  const [view] = await viewsOf([doc], deps, caller);
  if (!view) throw new AppError('INTERNAL');
  return view;
}

export const scoreHandlers: Handlers<typeof scoreEndpoints> = {
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
    const about = await aboutTickets(
      docs.map(({ ticketId }) => ticketId),
      deps,
      caller,
    );
    const items = docs.map(({ ticketId, number, month, unitId, n, x }) => ({
      id: ticketId,
      number,
      month,
      ...(unitId === '-' ? {} : { unit: { id: unitId, name: city.units.get(unitId)?.name ?? unitId } }),
      hit: (n[query.rate] ?? 0) > 0,
      excluded: (x[query.rate] ?? 0) > 0,
      ...(about.has(ticketId) ? { ticket: about.get(ticketId) } : {}),
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
    const wanted = query.unit;
    const units = wanted ? (own ?? [wanted]).filter((id) => id === wanted) : own;
    const { docs, next } = await listExclusions(deps.models.exclusions, { ...query, units });
    return { items: await viewsOf(docs, deps, caller), ...(next ? { next } : {}) };
  },
  proposeExclusion: async ({ body, caller, deps }) => {
    const own = await ownUnits(deps, caller);
    if (own && !own.includes(body.unitId)) throw new AppError('FORBIDDEN');
    const ticket = await readTicket(deps.models.tickets, body.ticketId, caller.actor);
    const evidence = [...body.evidence, ...body.photos];
    await checkOwnEvidence(evidence, deps, caller);
    const doc = await proposeExclusion(ticket, { ...body, evidence }, deps, caller);
    return viewOf(doc, deps, caller);
  },
  decideExclusion: async ({ params, body: { approved, note }, caller, deps }) => {
    const doc = await readExclusion(deps.models.exclusions, params.id);
    const command = { name: approved ? 'approve' : 'reject', data: { note } } as const;
    const decided = await actOnExclusion(doc, command, deps, caller);
    return viewOf(decided, deps, caller);
  },
  appealExclusion: async ({ params, body, caller, deps }) => {
    const doc = await readExclusion(deps.models.exclusions, params.id, await ownUnits(deps, caller));
    const appealed = await actOnExclusion(doc, { name: 'appeal', data: body }, deps, caller);
    return viewOf(appealed, deps, caller);
  },
};
