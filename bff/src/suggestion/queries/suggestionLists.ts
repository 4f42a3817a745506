/** Suggestions by queue, by id, and the public page. Reads only. */
import type { SuggestionQueue } from '@jsjb/shared/suggestion/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Actor } from '@jsjb/shared/kit/role';
import type { SuggestionStatus } from '@jsjb/shared/suggestion/suggestion';
import { Types } from 'mongoose';
import type { Deps, Models } from '../../deps';
import { suggestionOf, type SuggestionDoc } from '../store/suggestionModels';
import { canReadSuggestion } from '../access/suggestionAccess';
import { searchWords } from '../../search';
import { decodeCursor, encodeCursor } from '../../platform/records/cursor';

export { suggestionOf } from '../store/suggestionModels';

type Suggestions = Models['suggestions'];
interface Page {
  docs: SuggestionDoc[];
  next?: string;
}
interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

const missing = () => new AppError('NOT_FOUND', { userMessage: '没有找到这条建议。' });

/** What the reader may not know of is not found, in the same words. */
export async function readSuggestion(
  { models, records }: Pick<Deps, 'models' | 'records'>,
  id: string,
  actor: Actor,
): Promise<SuggestionDoc> {
  const doc = await models.suggestions.findById(new Types.ObjectId(id)).lean<SuggestionDoc>();
  // A co-signer comes by the id that the list of similar ones gave.
  const readable =
    doc &&
    (canReadSuggestion(suggestionOf(doc), actor) ||
      (await records.suggestions.facts.addedBy([id], actor)).size > 0);
  if (!readable) throw missing();
  return doc;
}

export const findSuggestion = (suggestions: Suggestions, id: string): Promise<SuggestionDoc | null> =>
  suggestions.findById(new Types.ObjectId(id)).lean<SuggestionDoc>().exec();

/** More of them than anybody merges one into the other. */
const DEPTH = 50;

/** The one that a merged suggestion is dealt with in: what it was merged into may have been merged on. */
export async function findMergedInto(suggestions: Suggestions, id: string): Promise<SuggestionDoc | null> {
  let at = await findSuggestion(suggestions, id);
  for (let left = DEPTH; at?.status === 'merged' && at.parentId && left > 0; left -= 1)
    at = await findSuggestion(suggestions, at.parentId);
  return at;
}

export const findSuggestions = (suggestions: Suggestions, ids: readonly string[]): Promise<SuggestionDoc[]> =>
  suggestions
    .find({ _id: { $in: [...new Set(ids)].map((id) => new Types.ObjectId(id)) } })
    .select({ events: 0, idempotency: 0 })
    .lean<SuggestionDoc[]>()
    .exec();

const everything: readonly Actor['role'][] = ['agent', 'dispatcher', 'supervisor', 'leader', 'admin'];

/** Undefined: this post has no such queue. */
function queueFilter(
  queue: Exclude<SuggestionQueue, 'cosigned'>,
  { role, personId, unitId }: Actor,
): Record<string, unknown> | undefined {
  if (queue === 'mine') return { 'author.personId': personId };
  if (queue === 'todo') {
    if (role === 'agent' || role === 'dispatcher') return { queues: 'centre' };
    return role === 'official' ? { queues: `unit:${unitId ?? ''}` } : undefined;
  }
  if (everything.includes(role)) return {};
  return role === 'official' ? { 'unit.path': unitId } : undefined;
}

async function pageOf(
  suggestions: Suggestions,
  filter: Record<string, unknown>,
  query: PageQuery,
): Promise<Page> {
  const past = query.cursor ? { _id: { $lt: decodeCursor(query.cursor).id } } : {};
  const docs = await suggestions
    .find({ ...filter, ...past })
    .select({ events: 0, idempotency: 0 })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<SuggestionDoc[]>();
  const page = docs.slice(0, query.limit);
  const last = page.at(-1);
  return {
    docs: page,
    ...(docs.length > query.limit && last ? { next: encodeCursor(new Date(0), last._id) } : {}),
  };
}

/**
 * What this person co-signed: as facts, and in the logs of an earlier release. Each is an index of its own, so two pages
 * become one.
 */
async function cosignedPage(
  { models: { suggestions }, records }: Pick<Deps, 'models' | 'records'>,
  { personId }: Actor,
  filter: Record<string, unknown>,
  query: PageQuery,
): Promise<Page> {
  const all = (await records.suggestions.facts.recordsOf(personId, 'cosign')).toSorted();
  const last = query.cursor && decodeCursor(query.cursor).id.toHexString();
  const ids = last ? all.filter((id) => id < last) : all;
  const mine = { $in: ids.map((id) => new Types.ObjectId(id)) };
  const [facts, logged] = await Promise.all([
    pageOf(suggestions, { ...filter, _id: mine }, { limit: query.limit }),
    pageOf(suggestions, { ...filter, cosigners: personId }, query),
  ]);
  const docs = [...facts.docs, ...logged.docs].sort((one, other) =>
    one._id.toHexString() < other._id.toHexString() ? 1 : -1,
  );
  const shown = docs.slice(0, query.limit);
  const more = docs.length > shown.length || facts.next !== undefined || logged.next !== undefined;
  const end = shown.at(-1);
  return { docs: shown, ...(more && end ? { next: encodeCursor(new Date(0), end._id) } : {}) };
}

export async function listSuggestions(
  deps: Pick<Deps, 'models' | 'records'>,
  actor: Actor,
  query: PageQuery & {
    queue: SuggestionQueue;
    status?: SuggestionStatus | undefined;
    number?: string | undefined;
  },
): Promise<Page> {
  const { queue, status, number } = query;
  const wanted = {
    ...(status ? { status } : {}),
    ...(number ? { $or: [{ number }, { provincialNumber: number }] } : {}),
  };
  if (queue === 'cosigned') return cosignedPage(deps, actor, wanted, query);
  const filter = queueFilter(queue, actor);
  return filter ? pageOf(deps.models.suggestions, { ...filter, ...wanted }, query) : { docs: [] };
}

/** Only what a person has approved for the public. */
export async function listPublished(
  suggestions: Suggestions,
  { q, ...query }: PageQuery & { q?: string | undefined },
): Promise<Page> {
  const wanted = q ? searchWords(q) : [];
  if (q && wanted.length === 0) return { docs: [] };
  const words = wanted.length > 0 ? { publicWords: { $all: wanted } } : {};
  return pageOf(suggestions, { 'publication.at': { $exists: true }, ...words }, query);
}

export async function readPublished(suggestions: Suggestions, id: string): Promise<SuggestionDoc> {
  const doc = await suggestions.findById(new Types.ObjectId(id)).lean<SuggestionDoc>();
  if (!doc?.publication) throw missing();
  return doc;
}

export const listForFile = (suggestions: Suggestions, query: PageQuery): Promise<Page> =>
  pageOf(suggestions, {}, query);
