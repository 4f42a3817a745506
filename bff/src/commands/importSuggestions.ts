/** Takes in suggestions of the provincial platform; its number keeps the same one from coming twice. */
import type { SuggestionEventOf } from '@jsjb/shared/suggestion/event';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../deps';
import { isDuplicateKey } from '../models/duplicateKey';
import { newSuggestionDoc } from '../models/moveSuggestion';
import { nextNumber } from '../models/nextNumber';
import { sealPersonal } from '../privacy/personal';
import type { ImportedRow } from '../tables/suggestionRows';

/** True when it was new. */
async function importOne(row: ImportedRow, deps: Deps, { actor, now }: Caller): Promise<boolean> {
  const { suggestions, counters } = deps.models;
  const { provincialNumber, title, content, submittedAt, name, phone } = row;
  if ((await suggestions.countDocuments({ provincialNumber })) > 0) return false;
  const event: SuggestionEventOf<'suggestion.submitted'> = {
    type: 'suggestion.submitted',
    at: now,
    by: actor,
    data: {
      number: `JY${await nextNumber(counters, now)}`,
      title,
      content,
      photos: [],
      channel: 'provincial',
      // Its author has no account here; nobody else may act as one.
      author: { personId: `provincial:${provincialNumber}`, anonymous: name === '' },
      place: { text: '' },
      ticketIds: [],
      provincialNumber,
      raisedAt: submittedAt,
    },
  };
  const _id = new Types.ObjectId();
  const personal = sealPersonal({ name, phone }, _id.toHexString(), deps.cipher, 'suggestions');
  try {
    await suggestions.collection.insertOne(newSuggestionDoc(event, { _id, personal }) as never);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export async function importSuggestions(
  rows: readonly ImportedRow[],
  deps: Deps,
  caller: Caller,
): Promise<{ imported: number; known: number }> {
  let imported = 0;
  for (const row of rows) if (await importOne(row, deps, caller)) imported += 1;
  return { imported, known: rows.length - imported };
}
