/** Scores of units, areas and categories by month and year; the cases behind each rate; exclusions; the freeze. */
import { rateNames } from './rules';
import { ticketStatuses } from '../ticket/ticket';
import { endpoint } from '../kit/endpoint';
import {
  choice,
  count,
  cursor,
  flag,
  instant,
  objectId,
  pageOf,
  pageSize,
  photoIds,
  slug,
  text,
  z,
} from '../kit/schema';
import { photoView } from '../photo/contract';
import { unitName } from '../ticket/view';

/** How an exclusion (剔除) stands: proposed, decided, appealed once, decided again. */
export const exclusionStates = [
  'proposed',
  'approved',
  'rejected',
  'appealed',
  'upheld',
  'overturned',
] as const;
export type ExclusionState = (typeof exclusionStates)[number];
export const scoreGroups = ['unit', 'area', 'category'] as const;
export type ScoreGroup = (typeof scoreGroups)[number];
/** A month, or a year that sums its months. */
const period = z
  .string('时间格式有误')
  .check(z.regex(/^20\d{2}(-(0[1-9]|1[0-2]))?$/, '请写成 2026-03 或 2026'));
const month = z.string('时间格式有误').check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '请写成 2026-03'));

const rate = z.object({
  n: count,
  d: count,
  /** Excluded (剔除): in neither, but visible. */
  x: count,
  /** 0 to 1; null where nothing is to be counted, shown as "—". */
  value: z.nullable(z.number()),
});
const rates = z.object(
  Object.fromEntries(rateNames.map((name) => [name, rate])) as Record<
    (typeof rateNames)[number],
    typeof rate
  >,
);
const scoreRow = z.object({
  key: z.string(),
  name: z.string(),
  rates,
  /** 0 to 100, weighted as the rules says; null without any case. */
  score: z.nullable(z.number()),
});

const scoresView = z.object({
  period: z.string(),
  by: choice(scoreGroups),
  rulesVersion: z.string(),
  /** How much each rate weighs in the score. */
  weights: z.record(z.string(), z.number()),
  /** The months the figures come from; frozen ones never change again. */
  months: z.array(z.object({ month: z.string(), frozen: flag, hash: z.optional(z.string()) })),
  total: scoreRow,
  rows: z.array(scoreRow),
});

const scoreTicket = z.object({
  id: z.string(),
  number: z.string(),
  month: z.string(),
  unit: z.optional(unitName),
  hit: flag,
  excluded: flag,
  /** What it is about, where the reader may read the ticket itself. */
  ticket: z.optional(z.object({ excerpt: z.string(), status: choice(ticketStatuses), place: z.string() })),
});

const exclusionView = z.object({
  id: z.string(),
  ticketId: z.string(),
  number: z.string(),
  unit: unitName,
  rates: z.array(choice(rateNames)),
  reason: z.string(),
  evidence: z.array(z.string()),
  photos: z.array(photoView),
  state: choice(exclusionStates),
  steps: z.array(z.object({ state: choice(exclusionStates), at: instant, by: z.string(), note: z.string() })),
  /** What the reader may do with it now. */
  abilities: z.array(choice(['decide', 'appeal'])),
});

const scoresQuery = z.strictObject({
  period,
  by: z._default(choice(scoreGroups), 'unit'),
});
const exclusionId = z.strictObject({ id: z.string().check(z.regex(/^[\w.:-]{26,100}$/, '编号有误')) });
const readEndpoint = { tag: '考核', method: 'GET', status: 200, rate: 'read', idempotency: 'none' } as const;
const writeEndpoint = {
  tag: '考核',
  method: 'POST',
  status: 200,
  rate: 'write',
  idempotency: 'none',
} as const;

export const scoreEndpoints = {
  readScores: endpoint({
    ...readEndpoint,
    path: '/api/scores',
    summary: '考核成绩：按单位、区域、分类，按月或按年',
    query: scoresQuery,
    response: scoresView,
    ability: 'score.read',
  }),
  listScoreTickets: endpoint({
    ...readEndpoint,
    path: '/api/scores/tickets',
    summary: '一项指标的分子、分母或剔除的工单',
    query: z.strictObject({
      period,
      rate: choice(rateNames),
      side: z._default(choice(['numerator', 'denominator', 'missed', 'excluded']), 'denominator'),
      by: z._default(choice(scoreGroups), 'unit'),
      key: z.optional(slug),
      cursor,
      limit: pageSize(),
    }),
    response: pageOf(scoreTicket),
    ability: 'score.read',
  }),
  exportScores: endpoint({
    ...readEndpoint,
    path: '/api/scores/export.xlsx',
    summary: '导出考核成绩（Excel），供督考一体化使用',
    query: z.strictObject({ period }),
    response: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ability: 'score.export',
  }),
  exportScoresJson: endpoint({
    ...readEndpoint,
    path: '/api/scores/export.json',
    summary: '导出考核成绩（JSON），供督考一体化使用',
    query: z.strictObject({ period }),
    response: z.object({
      format: z.literal('jsjb-scores-1'),
      exportedAt: instant,
      units: scoresView,
      areas: scoresView,
      categories: scoresView,
    }),
    ability: 'score.export',
  }),
  freezeMonth: endpoint({
    ...writeEndpoint,
    path: '/api/scores/:month/freeze',
    summary: '冻结一个月的成绩：从此不再改变',
    params: z.strictObject({ month }),
    body: z.strictObject({}),
    response: z.object({
      month: z.string(),
      hash: z.string(),
      previous: z.optional(z.string()),
      frozenAt: instant,
    }),
    ability: 'score.freeze',
  }),
  listExclusions: endpoint({
    ...readEndpoint,
    path: '/api/exclusions',
    summary: '剔除申请及其处理',
    query: z.strictObject({
      unit: z.optional(slug),
      state: z.optional(choice(exclusionStates)),
      cursor,
      limit: pageSize(),
    }),
    response: pageOf(exclusionView),
    ability: 'score.read',
  }),
  proposeExclusion: endpoint({
    ...writeEndpoint,
    path: '/api/exclusions',
    summary: '申请从考核中剔除一件工单，须附理由和依据',
    body: z.strictObject({
      ticketId: objectId,
      unitId: slug,
      rates: z
        .array(choice(rateNames), '请选择指标')
        .check(z.minLength(1, '请选择指标'), z.maxLength(rateNames.length)),
      reason: text(500),
      evidence: z._default(z.array(text(500)).check(z.maxLength(9)), []),
      photos: photoIds(),
    }),
    response: exclusionView,
    ability: 'exclusion.propose',
  }),
  decideExclusion: endpoint({
    ...writeEndpoint,
    path: '/api/exclusions/:id/decision',
    summary: '审批剔除申请；对不同意的申诉作出复核',
    params: exclusionId,
    body: z.strictObject({ approved: flag, note: text(500) }),
    response: exclusionView,
    ability: 'exclusion.decide',
  }),
  appealExclusion: endpoint({
    ...writeEndpoint,
    path: '/api/exclusions/:id/appeal',
    summary: '对不同意剔除提出申诉，一次为限',
    params: exclusionId,
    body: z.strictObject({ note: text(500) }),
    response: exclusionView,
    ability: 'exclusion.propose',
  }),
};

export type ScoresView = z.output<typeof scoresView>;
export type ScoreRow = z.output<typeof scoreRow>;
export type ScoreTicket = z.output<typeof scoreTicket>;
export type ExclusionView = z.output<typeof exclusionView>;

declare module '../kit/endpoint' {
  interface Abilities {
    'score.read': true;
    'score.export': true;
    'score.freeze': true;
    'exclusion.propose': true;
    'exclusion.decide': true;
  }
}
