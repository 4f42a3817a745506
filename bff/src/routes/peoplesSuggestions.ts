/** 人民建议: submit, lists, one route for each action of the life, lineage, calls for ideas, the platform's file. */
import {
  publicSuggestionActions,
  type CallView,
  type PublicSuggestionAction,
  type SuggestionBody,
  type SuggestionDetail,
} from '@jsjb/shared/contract/peoplesSuggestions';
import { AppError } from '@jsjb/shared/errors';
import { phaseOf } from '@jsjb/shared/suggestion/call';
import type { SuggestionCommand } from '@jsjb/shared/suggestion/event';
import { openSuggestions } from '@jsjb/shared/suggestion/lifecycle';
import { suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { actOnSuggestion } from '../commands/actOnSuggestion';
import { importSuggestions } from '../commands/importSuggestions';
import { createCall, updateCall } from '../commands/keepCall';
import { submitSuggestion } from '../commands/submitSuggestion';
import type { Caller, Deps } from '../deps';
import type { CallDoc, SuggestionDoc } from '../models/suggestionModels';
import {
  presentPeoplesSuggestion,
  presentPublished,
  presentSuggestionSummary,
  type SuggestionReader,
} from '../presenters/presentPeoplesSuggestion';
import { openPersonal } from '../privacy/personal';
import { countForCall, findCall, listCalls } from '../queries/calls';
import { handlingUnit } from '../queries/handlingUnit';
import { findSimilarSuggestions } from '../queries/similarSuggestions';
import {
  findSuggestion,
  listForFile,
  listPublished,
  listSuggestions,
  readSuggestion,
  suggestionOf,
} from '../queries/suggestionLists';
import { lineageOf } from '../queries/suggestionLineage';
import { assertPhotos } from '../queries/photos';
import { readSuggestionRows } from '../tables/suggestionRows';
import type { Handler, Handlers } from './handler';

const readerOf = async (deps: Deps, { actor, now }: Caller): Promise<SuggestionReader> => ({
  actor,
  now,
  city: await deps.city.snapshot(),
  photoUrl: (id, size) => deps.photos.url(id, size, now),
});

async function present(doc: SuggestionDoc, deps: Deps, caller: Caller): Promise<SuggestionDetail> {
  const parent = doc.parentId ? await findSuggestion(deps.models.suggestions, doc.parentId) : null;
  return presentPeoplesSuggestion(
    {
      suggestion: suggestionOf(doc),
      events: doc.events,
      personal: openPersonal(doc.personal, doc._id.toHexString(), deps.cipher, 'suggestions'),
      parent: parent ? suggestionOf(parent) : undefined,
    },
    await readerOf(deps, caller),
  );
}

/** References are looked up before anything is decided. */
async function commandOf(
  name: PublicSuggestionAction,
  body: object,
  deps: Deps,
  caller: Caller,
): Promise<SuggestionCommand> {
  const { version: _, ...data } = body as { version?: number; photos?: string[] };
  if (data.photos) await assertPhotos(data.photos, deps.models.photos, caller.actor.personId);
  const city = await deps.city.snapshot();
  if (name === 'accept') {
    const { category } = body as SuggestionBody<'accept'>;
    if (category && !city.categories.has(category))
      throw new AppError('INVALID', { fields: { category: '没有这个分类' } });
  }
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

type ActionRoute = `${PublicSuggestionAction}Suggestion`;
const actionHandler =
  (name: PublicSuggestionAction) =>
  async ({ params, body, caller, deps }: Parameters<Handler<ActionRoute>>[0]): Promise<SuggestionDetail> => {
    const doc = await readSuggestion(deps.models.suggestions, params.id, caller.actor);
    const command = await commandOf(name, body, deps, caller);
    const unguarded = name === 'cosign' || name === 'withdraw';
    const version = unguarded ? undefined : (body as { version: number }).version;
    return present(await actOnSuggestion(doc, command, version, deps, caller), deps, caller);
  };
// One handler per action, all of the same shape; TypeScript cannot follow which body belongs to which.
const actionHandlers = Object.fromEntries(
  publicSuggestionActions.map((name) => [`${name}Suggestion`, actionHandler(name)]),
) as unknown as Pick<Handlers, ActionRoute>;

async function presentCall(doc: CallDoc, deps: Deps, now: Date): Promise<CallView> {
  const unit = doc.unitId ? (await deps.city.snapshot()).units.get(doc.unitId) : undefined;
  return {
    id: doc._id,
    title: doc.title,
    text: doc.text,
    startsAt: doc.startsAt.toISOString(),
    endsAt: doc.endsAt.toISOString(),
    ...(unit ? { unit: { id: unit._id, name: unit.name } } : {}),
    phase: phaseOf(doc, now),
    suggestions: await countForCall(deps.models, doc._id),
    link: `/?call=${doc._id}`,
  };
}

type Routes =
  | ActionRoute
  | 'submitSuggestion'
  | 'listAdoptedSuggestions'
  | 'findSimilarSuggestions'
  | 'listSuggestions'
  | 'readSuggestion'
  | 'readLineage'
  | 'listCalls'
  | 'readCall'
  | 'createCall'
  | 'updateCall'
  | 'importSuggestions'
  | 'exportSuggestions';

export const peoplesSuggestionHandlers: Pick<Handlers, Routes> = {
  ...actionHandlers,
  submitSuggestion: async ({ body, caller, deps }) =>
    present(await submitSuggestion(body, deps, caller), deps, caller),
  listAdoptedSuggestions: async ({ query, deps }) => {
    const { docs, next } = await listPublished(deps.models.suggestions, query);
    const city = await deps.city.snapshot();
    const items = docs.flatMap((doc) => presentPublished(suggestionOf(doc), { city }));
    return { items, ...(next ? { next } : {}) };
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
    const { docs, next } = await listSuggestions(deps.models.suggestions, caller.actor, query);
    const reader = await readerOf(deps, caller);
    return {
      items: docs.map((doc) => presentSuggestionSummary(suggestionOf(doc), reader)),
      ...(next ? { next } : {}),
    };
  },
  readSuggestion: async ({ params, caller, deps }) =>
    present(await readSuggestion(deps.models.suggestions, params.id, caller.actor), deps, caller),
  readLineage: async ({ params, caller, deps }) => {
    const doc = await readSuggestion(deps.models.suggestions, params.id, caller.actor);
    const { tickets, ...lineage } = await lineageOf(deps.models, doc, caller.now);
    return {
      ...lineage,
      tickets: tickets.map(({ number, category, submittedAt }) => ({
        number,
        ...(category ? { category } : {}),
        submittedAt: submittedAt.toISOString(),
      })),
    };
  },
  listCalls: async ({ caller, deps }) => ({
    items: await Promise.all((await listCalls(deps.models)).map((doc) => presentCall(doc, deps, caller.now))),
  }),
  readCall: async ({ params, caller, deps }) =>
    presentCall(await findCall(deps.models, params.call), deps, caller.now),
  createCall: async ({ body, caller, deps }) =>
    presentCall(await createCall(body, deps, caller), deps, caller.now),
  updateCall: async ({ params, body, caller, deps }) =>
    presentCall(await updateCall(params.call, body, deps), deps, caller.now),
  importSuggestions: async ({ file, caller, deps }) => {
    const { rows, faults } = await readSuggestionRows(file);
    return {
      ...(await importSuggestions(
        rows.map(({ data }) => data),
        deps,
        caller,
      )),
      faults,
    };
  },
  exportSuggestions: async ({ query, deps }) => {
    const { docs, next } = await listForFile(deps.models.suggestions, query);
    const { units } = await deps.city.snapshot();
    return {
      items: docs.map((doc) => {
        const unit = doc.unit && units.get(doc.unit.id)?.name;
        const reply = doc.answer ?? doc.verdict?.reply;
        return {
          provincialNumber: doc.provincialNumber ?? '',
          number: doc.number,
          title: doc.title,
          content: doc.content,
          status: suggestionStatusWords[doc.status],
          ...(unit ? { unit } : {}),
          ...(reply ? { reply } : {}),
          submittedAt: doc.submittedAt.toISOString(),
        };
      }),
      ...(next ? { next } : {}),
    };
  },
};
