/** Suggestions that read alike, offered for co-signing before one writes the same again. */
import { openSuggestions } from '@jsjb/shared/suggestion/lifecycle';
import type { Models } from '../../deps';
import type { SuggestionDoc } from '../store/suggestionModels';
import { addInTurns, createDuplicateIndex, openingOf } from '../../search';

const CANDIDATES = 300;
const SHOWN = 3;
/** Suggestions have no place that tells them apart as reports have; likeness of words alone must do. */
const LEAST = 0.25;

/** Only those that a person has looked at, and none of one's own. */
export async function findSimilarSuggestions(
  suggestions: Models['suggestions'],
  content: string,
  personId: string,
): Promise<SuggestionDoc[]> {
  const docs = await suggestions
    .find({
      status: { $in: openSuggestions.filter((status) => status !== 'submitted') },
      'author.personId': { $ne: personId },
    })
    .select({ events: 0 })
    .sort({ _id: -1 })
    .limit(CANDIDATES)
    .lean<SuggestionDoc[]>();
  const index = createDuplicateIndex({ unknownPlace: LEAST, samePlace: LEAST });
  const byId = new Map(docs.map((doc) => [doc._id.toHexString(), doc]));
  await addInTurns(
    index,
    docs.map(({ _id, title, content: text, submittedAt }) => ({
      id: _id.toHexString(),
      text: `${title} ${text}`,
      at: submittedAt.toISOString(),
    })),
  );
  return index.find({ text: openingOf(content) }, SHOWN).flatMap(({ id }) => byId.get(id) ?? []);
}
