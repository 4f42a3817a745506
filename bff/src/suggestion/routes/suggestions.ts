/** 人民建议: submit, lists, one route for each action of the life, lineage, the public page. */
import {
  publicSuggestionActions,
  type PublicSuggestionAction,
  type SuggestionBody,
  type SuggestionDetail,
  type suggestionEndpoints,
} from '@jsjb/shared/suggestion/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import type { SuggestionCommand } from '@jsjb/shared/suggestion/event';
import { openSuggestions } from '@jsjb/shared/suggestion/lifecycle';
import { actOnSuggestion } from '../commands/actOnSuggestion';
import { submitSuggestion } from '../commands/submitSuggestion';
import type { Caller, Deps } from '../../deps';
import type { SuggestionDoc } from '../store/suggestionModels';
import {
  presentSuggestion,
  presentPublished,
  presentSuggestionSummary,
  type SuggestionReader,
} from '../present/presentSuggestion';
import { isDiscreet, refusalOfPublic } from '../../ticket';
import { isAuthor, seesInternal } from '../access/suggestionAccess';
import { presentVolume } from '../present/presentVolume';
import { openPersonal } from '../../platform/personal/personal';
import { handlingUnit } from '../../org';
import { findCampaign } from '../queries/campaigns';
import { findSimilarSuggestions } from '../queries/similarSuggestions';
import {
  findMergedInto,
  findSuggestion,
  listPublished,
  listSuggestions,
  readPublished,
  readSuggestion,
  suggestionOf,
} from '../queries/suggestionLists';
import { lineageOf, openTicketsOf } from '../queries/suggestionLineage';
import { assertOwnPhotos } from '../../photo';
import type { Handler, Handlers } from '../../platform/features/feature';

const readerOf = async (deps: Deps, { actor, now }: Caller): Promise<SuggestionReader> => ({
  actor,
  now,
  city: await deps.city.snapshot(),
  photoUrl: (id, size) => deps.photos.url(id, size, now),
});

async function present(doc: SuggestionDoc, deps: Deps, caller: Caller): Promise<SuggestionDetail> {
  const { models, records } = deps;
  const id = doc._id.toHexString();
  const [parent, campaign, openTickets, rewardable, added] = await Promise.all([
    doc.parentId ? findMergedInto(models.suggestions, doc.parentId) : null,
    doc.campaignId ? findCampaign(models, doc.campaignId) : null,
    openTicketsOf(models, doc),
    deps.mayReward(doc, caller.actor),
    records.suggestions.facts.addedBy([id], caller.actor),
  ]);
  return presentSuggestion(
    {
      suggestion: suggestionOf(doc),
      events: doc.events,
      personal: openPersonal(doc.personal, id, deps.cipher, 'suggestions'),
      parent: parent ? suggestionOf(parent) : undefined,
      campaignTitle: campaign?.title,
      openTickets,
      rewardable,
      added: added.get(id),
    },
    await readerOf(deps, caller),
  );
}

/** A text for everybody shows nobody, least of all the one who had the suggestion. */
function assertPublic(
  { title, text, reply }: SuggestionBody<'publish'>,
  doc: SuggestionDoc,
  { cipher }: Deps,
): void {
  const { name } = openPersonal(doc.personal, doc._id.toHexString(), cipher, 'suggestions');
  const why = refusalOfPublic([title, text, reply], name);
  if (why) throw new AppError('INVALID', { userMessage: why, fields: { text: why } });
}

/** References are looked up before anything is decided. */
async function commandOf(
  name: PublicSuggestionAction,
  body: object,
  doc: SuggestionDoc,
  deps: Deps,
  caller: Caller,
): Promise<SuggestionCommand> {
  const { version: _, ...data } = body as { version?: number; photos?: string[] };
  if (data.photos) await assertOwnPhotos(data.photos, deps.models.photos, caller.actor.personId);
  const city = await deps.city.snapshot();
  if (name === 'accept') {
    const { category } = body as SuggestionBody<'accept'>;
    if (category && !city.categories.has(category))
      throw new AppError('INVALID', { fields: { category: '没有这个分类' } });
  }
  if (name === 'publish') assertPublic(body as SuggestionBody<'publish'>, doc, deps);
  if (name === 'forward') {
    const { unitId, note } = body as SuggestionBody<'forward'>;
    return { name, data: { unit: handlingUnit(unitId, city), note } };
  }
  if (name === 'merge') {
    const { parentId, note } = body as SuggestionBody<'merge'>;
    const parent = await findSuggestion(deps.models.suggestions, parentId);
    if (!parent) throw new AppError('INVALID', { fields: { parentId: '没有这条建议' } });
    const open = openSuggestions.includes(parent.status);
    return { name, data: { parent: { id: parentId, number: parent.number, open }, note } };
  }
  return { name, data } as unknown as SuggestionCommand;
}

type ActionHandler = Handler<(typeof suggestionEndpoints)['acceptSuggestion']>;
type FileRoutes = 'importSuggestions' | 'exportSuggestions' | 'exportSuggestionFile';
type ActionRoutes = `${PublicSuggestionAction}Suggestion`;
const actionHandler =
  (name: PublicSuggestionAction) =>
  async ({ params, body, caller, deps }: Parameters<ActionHandler>[0]): Promise<SuggestionDetail> => {
    const doc = await readSuggestion(deps, params.id, caller.actor);
    const command = await commandOf(name, body, doc, deps, caller);
    const unguarded = name === 'cosign' || name === 'withdraw';
    const version = unguarded ? undefined : (body as { version: number }).version;
    return present(await actOnSuggestion(doc, command, version, deps, caller), deps, caller);
  };
// One handler per action, all of the same shape; TypeScript cannot follow which body belongs to which.
const actionHandlers = Object.fromEntries(
  publicSuggestionActions.map((name) => [`${name}Suggestion`, actionHandler(name)]),
) as unknown as Pick<Handlers<typeof suggestionEndpoints>, ActionRoutes>;

export const suggestionHandlers: Omit<Handlers<typeof suggestionEndpoints>, FileRoutes> = {
  ...actionHandlers,
  submitSuggestion: async ({ body, caller, deps }) =>
    present(await submitSuggestion(body, deps, caller), deps, caller),
  listAdoptedSuggestions: async ({ query, deps }) => {
    const { docs, next } = await listPublished(deps.models.suggestions, query);
    const city = await deps.city.snapshot();
    const items = docs.flatMap((doc) => presentPublished(suggestionOf(doc), { city }));
    return { items, ...(next ? { next } : {}) };
  },
  readAdoptedSuggestion: async ({ params, caller, deps }) => {
    const doc = await readPublished(deps.models.suggestions, params.id);
    const city = await deps.city.snapshot();
    const { tickets: _, ...volume } = await lineageOf(deps.models, doc, caller.now);
    const [view] = presentPublished(suggestionOf(doc), { city });
    if (!view) throw new AppError('NOT_FOUND', { userMessage: '没有找到这条建议。' });
    return { ...view, volume: presentVolume(volume, city) };
  },
  findSimilarSuggestions: async ({ body, caller, deps }) => {
    const docs = await findSimilarSuggestions(deps.models.suggestions, body.content, caller.actor.personId);
    const reader = await readerOf(deps, caller);
    return {
      items: docs.map((doc) => {
        const { id, title, excerpt, status, cosigners } = presentSuggestionSummary(suggestionOf(doc), reader);
        return { id, title, excerpt, status, cosigners };
      }),
    };
  },
  listSuggestions: async ({ query, caller, deps }) => {
    const { docs, next } = await listSuggestions(deps, caller.actor, query);
    const suggestions = docs.map(suggestionOf);
    const ids = suggestions.map(({ id }) => id);
    const [reader, added] = await Promise.all([
      readerOf(deps, caller),
      deps.records.suggestions.facts.addedBy(ids, caller.actor),
    ]);
    return {
      items: suggestions.map((each) => presentSuggestionSummary(each, reader, added.get(each.id))),
      ...(next ? { next } : {}),
    };
  },
  readSuggestion: async ({ params, caller, deps }) =>
    present(await readSuggestion(deps, params.id, caller.actor), deps, caller),
  readLineage: async ({ params, caller, deps }) => {
    const doc = await readSuggestion(deps, params.id, caller.actor);
    const { tickets, ...volume } = await lineageOf(deps.models, doc, caller.now);
    const suggestion = suggestionOf(doc);
    // Whose tickets these are is nobody's business but the author's and of those who work on it.
    const internal = seesInternal(suggestion, caller.actor);
    const shown = isAuthor(suggestion, caller.actor)
      ? tickets
      : tickets.filter((ticket) => internal && !isDiscreet(ticket));
    return {
      ...presentVolume(volume, await deps.city.snapshot()),
      tickets: shown.map(({ number, category, submittedAt }) => ({
        number,
        ...(category ? { category } : {}),
        submittedAt: submittedAt.toISOString(),
      })),
    };
  },
};
