/** Rulings of joint meetings: the list for reading up, and those that bear on a matter at hand. */
import type { Models } from '../../deps';
import type { RulingDoc } from '../store/dispatchModels';
import { createTextIndex, searchWords } from '../../search';
import { readMark } from '../../platform/records/cursor';

export interface RulingQuery {
  text?: string | undefined;
  category?: string | undefined;
  unit?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const encode = ({ at, _id }: RulingDoc): string =>
  Buffer.from(`${at.getTime()} ${_id}`).toString('base64url');
function decode(cursor: string): { at: Date; id: string } {
  const [, at, id = ''] = readMark(cursor, /^(\d{1,15}) ([\w:]{1,80})$/);
  return { at: new Date(Number(at)), id };
}

export async function listRulings(
  rulings: Models['rulings'],
  { text, category, unit, cursor, limit }: RulingQuery,
): Promise<{ docs: RulingDoc[]; next?: string }> {
  const past = cursor ? decode(cursor) : undefined;
  const wanted = text ? searchWords(text) : [];
  if (text && wanted.length === 0) return { docs: [] };
  const docs = await rulings
    .find({
      ...(wanted.length > 0 ? { words: { $all: wanted } } : {}),
      ...(category ? { category } : {}),
      ...(unit ? { units: unit } : {}),
      ...(past ? { $or: [{ at: { $lt: past.at } }, { at: past.at, _id: { $lt: past.id } }] } : {}),
    })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<RulingDoc[]>();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return { docs: page, ...(docs.length > limit && last ? { next: encode(last) } : {}) };
}

/** The newest rulings that share words with the matter. */
const CANDIDATES = 40;
/** Below this two matters share words by chance. */
const LIKE_ENOUGH = 0.2;

export async function likeRulings(
  rulings: Models['rulings'],
  text: string,
  shown = 3,
): Promise<{ doc: RulingDoc; likeness: number }[]> {
  const wanted = searchWords(text).slice(0, 60);
  if (wanted.length === 0) return [];
  const docs = await rulings
    .find({ words: { $in: wanted }, precedent: true })
    .sort({ at: -1 })
    .limit(CANDIDATES)
    .lean<RulingDoc[]>();
  const index = createTextIndex();
  for (const doc of docs) index.add(doc._id, doc.matter);
  const byId = new Map(docs.map((doc) => [doc._id, doc]));
  return index.search(text, shown).flatMap(({ id, score }) => {
    const doc = byId.get(id);
    return doc && score >= LIKE_ENOUGH ? [{ doc, likeness: score }] : [];
  });
}
