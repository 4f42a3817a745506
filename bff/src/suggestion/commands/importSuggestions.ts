/** Takes in suggestions of the provincial platform; its number keeps the same one from coming twice. */
import type { ImportedLine, ImportReport } from '@jsjb/shared/suggestion/contract';
import type { SuggestionEventOf } from '@jsjb/shared/suggestion/event';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { sealPersonal } from '../../platform/personal/personal';
import type { SuggestionDoc } from '../store/suggestionModels';
import type { ImportedRow } from '../tables/suggestionRows';

type Outcome = Pick<ImportedLine, 'outcome' | 'number'>;

const known = (doc: Pick<SuggestionDoc, 'number'> | null): Outcome => ({
  outcome: 'known',
  ...(doc ? { number: doc.number } : {}),
});

async function importOne(row: ImportedRow, deps: Deps, { actor, now }: Caller): Promise<Outcome> {
  const { suggestions } = deps.models;
  const { provincialNumber, title, content, submittedAt, name, phone } = row;
  const find = () =>
    suggestions.findOne({ provincialNumber }).select({ number: 1 }).lean<Pick<SuggestionDoc, 'number'>>();
  const before = await find();
  if (before) return known(before);
  const event: SuggestionEventOf<'suggestion.submitted'> = {
    type: 'suggestion.submitted',
    at: now,
    by: actor,
    data: {
      number: `JY${await deps.nextNumber(now)}`,
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
    const store = deps.records.suggestions;
    await store.create(store.newDoc(event, { _id, personal }, undefined), undefined);
    return { outcome: 'imported', number: event.data.number };
  } catch (error) {
    if (isDuplicateKey(error)) return known(await find());
    throw error;
  }
}

/** Every line of the file in its order, with what became of it. */
export async function importSuggestions(
  rows: readonly { row: number; data: ImportedRow }[],
  faults: readonly { row: number; message: string }[],
  deps: Deps,
  caller: Caller,
): Promise<ImportReport> {
  const lines: ImportedLine[] = faults.map((fault) => ({ ...fault, outcome: 'refused' }));
  for (const { row, data } of rows) {
    const { provincialNumber } = data;
    lines.push({ row, provincialNumber, ...(await importOne(data, deps, caller)) });
  }
  lines.sort((a, b) => a.row - b.row);
  const count = (outcome: ImportedLine['outcome']): number =>
    lines.filter((line) => line.outcome === outcome).length;
  return { imported: count('imported'), known: count('known'), refused: count('refused'), lines };
}
