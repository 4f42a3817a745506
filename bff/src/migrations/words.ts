/** One word for one concept: what the release before stored under other words gets today's. */
import { renamedPage } from '@jsjb/shared/kit/pages';
import { channelNow as suggestionChannelNow } from '@jsjb/shared/suggestion/formerWords';
import { channelNow, clockNow, placeNow, typeNow } from '@jsjb/shared/ticket/formerWords';
import {
  changeDocuments,
  defineMigration,
  dropIndex,
  moveCollection,
  type Change,
  type Stored,
  type Update,
} from '../platform/db/migration';

/** From the old fields to what they are called and hold today; a field that is absent stays absent. */
type Fields = Readonly<Record<string, { to?: string; value?: (old: unknown) => unknown }>>;

const asIs = (value: unknown): unknown => value;
const part =
  (renew: (old: object) => object) =>
  (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? renew(value) : value;

/** An update that changes only what is not yet as it should be. */
const renamed =
  (fields: Fields): Change =>
  (doc: Stored): Update | undefined => {
    const set: Record<string, unknown> = {};
    const unset: Record<string, ''> = {};
    for (const [from, { to = from, value = asIs }] of Object.entries(fields)) {
      if (!(from in doc)) continue;
      const next = value(doc[from]);
      if (to !== from) unset[from] = '';
      if (to !== from || next !== doc[from]) set[to] = next;
    }
    if (Object.keys(set).length === 0) return undefined;
    return { $set: set, ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}) };
  };

const idempotency: Fields = { once: { to: 'idempotency' } };

/** Rules that propose a limit name the types of tickets they are for. */
const limitDefaults = (body: object): object => {
  const { defaults } = body as { defaults?: readonly { type?: unknown }[] };
  if (!defaults?.some(({ type }) => typeNow(type) !== type)) return body;
  return {
    ...body,
    defaults: defaults.map((rule) =>
      rule.type === undefined ? rule : { ...rule, type: typeNow(rule.type) },
    ),
  };
};

const withIdempotency = ['visits', 'photos', 'posters', 'campaigns', 'rewards'] as const;

export const words = defineMigration({
  number: 1,
  name: 'one word for one concept',
  steps: [
    moveCollection({ from: 'policies', to: 'rules' }),
    moveCollection({ from: 'suggestionCalls', to: 'campaigns' }),
    moveCollection({ from: 'suggestionModels', to: 'adviceModels' }),
    moveCollection({ from: 'scoreCells', to: 'scoreBuckets' }),
    changeDocuments({
      collection: 'tickets',
      change: renamed({
        ...idempotency,
        held: { to: 'hold' },
        type: { value: typeNow },
        channel: { value: channelNow },
        place: { value: part(placeNow) },
        clock: { value: part(clockNow) },
      }),
    }),
    changeDocuments({
      collection: 'suggestions',
      change: renamed({
        ...idempotency,
        verdict: { to: 'decision' },
        callId: { to: 'campaignId' },
        channel: { value: suggestionChannelNow },
      }),
    }),
    ...withIdempotency.map((collection) => changeDocuments({ collection, change: renamed(idempotency) })),
    changeDocuments({ collection: 'rules', change: renamed({ body: { value: part(limitDefaults) } }) }),
    changeDocuments({ collection: 'scoreFacts', change: renamed({ cell: { to: 'bucket' } }) }),
    changeDocuments({
      collection: 'scoreMonths',
      change: renamed({ policyVersion: { to: 'rulesVersion' } }),
    }),
    changeDocuments({
      collection: 'notices',
      change: renamed({
        page: { value: (page) => (typeof page === 'string' ? (renamedPage(page) ?? page) : page) },
      }),
    }),
    ...['tickets', 'suggestions', ...withIdempotency].map((collection) =>
      dropIndex({ collection, index: 'once.key_1' }),
    ),
    dropIndex({ collection: 'tickets', index: 'place.cell_1__id_-1' }),
    dropIndex({ collection: 'suggestions', index: 'callId_1__id_-1' }),
    dropIndex({ collection: 'scoreFacts', index: 'cell_1' }),
  ],
});
