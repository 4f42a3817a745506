/** 人民建议: submit, co-sign, follow, decide, publish; the provincial platform's file. */
import type { SuggestionAction } from './event';
import { suggestionActions } from './lifecycle';
import { suggestionChannels, suggestionStatuses, decisions } from './suggestion';
import { suggestionActionWords } from './words';
import { endpoint, type Endpoint } from '../kit/endpoint';
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
  photoIds,
  slug,
  text,
  version,
  z,
} from '../kit/schema';
import { photoView } from '../photo/contract';
import { timelineItem, unitName } from '../ticket/view';

const TAG = '人民建议';
const title = text(60, 2);
const content = text(3000, 10);
const status = choice(suggestionStatuses);

const summary = z.object({
  id: z.string(),
  number: z.string(),
  version: count,
  status,
  title: z.string(),
  excerpt: z.string(),
  channel: choice(suggestionChannels),
  category: z.optional(z.string()),
  categoryName: z.optional(z.string()),
  unit: z.optional(unitName),
  cosigners: count,
  /** The reader has co-signed it. */
  cosigned: flag,
  submittedAt: instant,
  updatedAt: instant,
  provincialNumber: z.optional(z.string()),
  abilities: z.array(choice(suggestionActions as [SuggestionAction, ...SuggestionAction[]])),
});

const detail = z.extend(summary, {
  content: z.string(),
  photos: z.array(photoView),
  place: z.string(),
  author: z.object({
    name: z.string(),
    phone: z.optional(z.string()),
    anonymous: flag,
    own: flag,
    /** With a reason, the reader may see the rest. */
    canUnmask: flag,
  }),
  campaignId: z.optional(z.string()),
  campaignTitle: z.optional(z.string()),
  ticketIds: z.array(z.string()),
  decision: z.optional(
    z.object({ kind: choice(decisions), at: instant, reason: z.optional(z.string()), reply: z.string() }),
  ),
  answer: z.optional(z.string()),
  returnReason: z.optional(z.string()),
  evidence: z.optional(z.object({ at: instant, text: z.string(), photos: z.array(photoView) })),
  publication: z.optional(z.object({ at: instant, title: z.string(), text: z.string(), reply: z.string() })),
  /** Merged: how the one it went into stands, so that nobody waits in vain. */
  parent: z.optional(z.object({ number: z.string(), status, answer: z.optional(z.string()) })),
  timeline: z.array(timelineItem),
  /** The reader's unit may ask for a reward now. */
  rewardable: flag,
});

/** What everybody may read: a text that a person freed of names, never the original. */
const publicSuggestion = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  text: z.string(),
  reply: z.string(),
  decision: choice(decisions),
  status,
  unit: z.optional(unitName),
  cosigners: count,
  publishedAt: instant,
});

/** Tickets of the same kind and place, month by month: what came of the suggestion. */
const volume = {
  category: z.optional(z.string()),
  categoryName: z.optional(z.string()),
  area: z.optional(z.string()),
  areaName: z.optional(z.string()),
  adoptedMonth: z.optional(z.string()),
  months: z.array(z.object({ month: z.string(), tickets: count })),
  /** Tickets a month, on average; absent where there is no whole month. */
  before: z.optional(z.number()),
  after: z.optional(z.number()),
};
const publicDetail = z.extend(publicSuggestion, { volume: z.object(volume) });
const words = z.optional(text(40));

/** One row of the file that goes to and comes from the provincial platform. */
export const suggestionRow = z.object({
  provincialNumber: z.string(),
  number: z.optional(z.string()),
  title: z.string(),
  content: z.string(),
  status: z.optional(z.string()),
  unit: z.optional(z.string()),
  reply: z.optional(z.string()),
  submittedAt: z.string(),
});
export type SuggestionRow = z.output<typeof suggestionRow>;

export const importOutcomes = ['imported', 'known', 'refused'] as const;
const importedLine = z.object({
  /** As the file counts its lines; of a JSON array the place from 1. */
  row: count,
  outcome: choice(importOutcomes),
  provincialNumber: z.optional(z.string()),
  /** Under which it stands here, new or known. */
  number: z.optional(z.string()),
  /** What is wrong with it. */
  message: z.optional(z.string()),
});
const importReport = z.object({
  imported: count,
  known: count,
  refused: count,
  lines: z.array(importedLine),
});
export type ImportedLine = z.output<typeof importedLine>;
export type ImportReport = z.output<typeof importReport>;

/** What each action carries. `reward` and `release` are the server's own. */
const bodies = {
  accept: z.strictObject({ version, category: z.optional(slug), note: note() }),
  giveBack: z.strictObject({ version, reason: note() }),
  revise: z.strictObject({ version, title, content, photos: photoIds() }),
  withdraw: z.strictObject({ version: z.optional(version), reason: note() }),
  merge: z.strictObject({ version, parentId: objectId, note: note() }),
  forward: z.strictObject({ version, unitId: slug, note: note() }),
  adopt: z.strictObject({ version, reason: note(1000), reply: note(2000) }),
  adoptPartly: z.strictObject({ version, reason: note(1000), reply: note(2000) }),
  decline: z.strictObject({ version, reason: note(1000), reply: note(2000) }),
  answer: z.strictObject({ version, text: note(2000) }),
  carryOut: z.strictObject({ version, text: note(2000), photos: photoIds() }),
  cosign: z.strictObject({ version: z.optional(version) }),
  publish: z.strictObject({ version, title, text: text(3000, 5), reply: text(2000) }),
  unpublish: z.strictObject({ version, reason: text(500) }),
} satisfies Record<Exclude<SuggestionAction, 'reward' | 'unmerge'>, z.ZodMiniType>;
export type PublicSuggestionAction = keyof typeof bodies;
export const publicSuggestionActions = suggestionActions.filter(
  (name): name is PublicSuggestionAction => name in bodies,
);

const idParams = z.strictObject({ id: objectId });
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type ActionEndpoint<A extends PublicSuggestionAction> = Omit<
  Endpoint,
  'params' | 'query' | 'body' | 'response'
> & {
  params: typeof idParams;
  body: (typeof bodies)[A];
  response: typeof detail;
};
const actionEndpoint = <A extends PublicSuggestionAction>(action: A): ActionEndpoint<A> => ({
  method: 'POST',
  path: `/api/suggestions/:id/${kebab(action)}`,
  tag: TAG,
  summary: suggestionActionWords[action],
  params: idParams,
  body: bodies[action],
  response: detail,
  status: 200,
  ability: `suggestion.${action}`,
  rate: 'write',
  idempotency: action === 'cosign' || action === 'withdraw' ? 'none' : 'version',
});
/** `accept` → `acceptSuggestion`, one for each row of the life that a person may take. */
const actionEndpoints = Object.fromEntries(
  publicSuggestionActions.map((action) => [`${action}Suggestion`, actionEndpoint(action)]),
) as { [A in PublicSuggestionAction as `${A}Suggestion`]: ActionEndpoint<A> };

export const suggestionQueues = ['mine', 'cosigned', 'todo', 'all'] as const;
export type SuggestionQueue = (typeof suggestionQueues)[number];
const common = { tag: TAG, status: 200, rate: 'read', idempotency: 'none' } as const;

export const suggestionEndpoints = {
  submitSuggestion: endpoint({
    ...common,
    method: 'POST',
    path: '/api/suggestions',
    summary: '提建议',
    body: z.strictObject({
      title,
      content,
      photos: photoIds(),
      category: z.optional(slug),
      anonymous: z._default(flag, false),
      /** The signed code of a poster in a service centre or a shop. */
      scene: z.optional(
        z.string().check(z.maxLength(64, '二维码有误'), z.regex(/^[A-Za-z0-9._~-]+$/, '二维码有误')),
      ),
      campaignId: z.optional(slug),
      /** One's own tickets that the suggestion grew out of. */
      ticketIds: z._default(z.array(objectId).check(z.maxLength(5, '最多 5 件工单')), []),
    }),
    response: detail,
    status: 201,
    ability: 'suggestion.submit',
    rate: 'submit',
    idempotency: 'key',
  }),
  listAdoptedSuggestions: endpoint({
    ...common,
    method: 'GET',
    path: '/api/adopted-suggestions',
    summary: '公开的采纳建议',
    query: z.strictObject({ q: words, cursor, limit: pageSize() }),
    response: pageOf(publicSuggestion),
    ability: 'public',
  }),
  readAdoptedSuggestion: endpoint({
    ...common,
    method: 'GET',
    path: '/api/adopted-suggestions/:id',
    summary: '一条公开的采纳建议，和采纳前后同类诉求的变化',
    params: idParams,
    response: publicDetail,
    ability: 'public',
  }),
  findSimilarSuggestions: endpoint({
    ...common,
    method: 'POST',
    path: '/api/suggestions/similar',
    summary: '相近的建议，可以附议',
    body: z.strictObject({ content: text(3000) }),
    response: z.object({
      items: z.array(
        z.object({ id: z.string(), title: z.string(), excerpt: z.string(), status, cosigners: count }),
      ),
    }),
    ability: 'signedIn',
  }),
  listSuggestions: endpoint({
    ...common,
    method: 'GET',
    path: '/api/suggestions',
    summary: '建议列表：我提的、我附议的、待我办的、全部',
    query: z.strictObject({
      queue: z._default(choice(suggestionQueues), 'mine'),
      status: z.optional(status),
      number: z.optional(z.string().check(z.regex(/^(JY)?\d{6,20}[0-9X]$|^[\w-]{3,40}$/, '编号有误'))),
      cursor,
      limit: pageSize(),
    }),
    response: pageOf(summary),
    ability: 'signedIn',
  }),
  readSuggestion: endpoint({
    ...common,
    method: 'GET',
    path: '/api/suggestions/:id',
    summary: '建议详情',
    params: idParams,
    response: detail,
    ability: 'signedIn',
  }),
  readLineage: endpoint({
    ...common,
    method: 'GET',
    path: '/api/suggestions/:id/lineage',
    summary: '来龙去脉：由哪些工单而来，采纳前后同类同地工单逐月数量',
    params: idParams,
    response: z.object({
      tickets: z.array(
        z.object({ number: z.string(), category: z.optional(z.string()), submittedAt: instant }),
      ),
      ...volume,
    }),
    ability: 'signedIn',
  }),
  importSuggestions: endpoint({
    ...common,
    method: 'POST',
    path: '/api/suggestion-imports',
    summary: '导入省平台的建议（xlsx、CSV 或 JSON），保留省平台编号；重复导入不会重复',
    upload: {
      maxBytes: 5 * 1024 * 1024,
      types: [
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'text/csv',
        'application/json',
      ],
    },
    response: importReport,
    ability: 'suggestion.file',
    rate: 'upload',
  }),
  exportSuggestions: endpoint({
    ...common,
    method: 'GET',
    path: '/api/suggestion-exports',
    summary: '导出建议及办理结果，带省平台编号，不带姓名电话',
    query: z.strictObject({ cursor, limit: pageSize(500) }),
    response: pageOf(suggestionRow),
    ability: 'suggestion.file',
    rate: 'upload',
  }),
  exportSuggestionFile: endpoint({
    ...common,
    method: 'GET',
    path: '/api/suggestion-file',
    summary: '建议及办理结果（xlsx），带省平台编号，不带姓名电话',
    response: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ability: 'suggestion.file',
    rate: 'upload',
  }),
  ...actionEndpoints,
};

export type SuggestionSummary = z.output<typeof summary>;
export type SuggestionDetail = z.output<typeof detail>;
export type PublicSuggestion = z.output<typeof publicSuggestion>;
export type PublicSuggestionDetail = z.output<typeof publicDetail>;
export type VolumeView = PublicSuggestionDetail['volume'];
export type SuggestionBody<A extends PublicSuggestionAction> = z.output<(typeof bodies)[A]>;

type ActionAbilities = Record<`suggestion.${SuggestionAction}`, true>;

declare module '../kit/endpoint' {
  interface Abilities extends ActionAbilities {
    'suggestion.submit': true;
    'suggestion.file': true;
  }
}
