/** Suggestions by file: in from the provincial platform, out with what became of them. */
import type { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import type { SuggestionRow } from '@jsjb/shared/suggestion/contract';
import { suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { importSuggestions } from '../commands/importSuggestions';
import type { Deps } from '../../deps';
import type { SuggestionDoc } from '../store/suggestionModels';
import { listForFile } from '../queries/suggestionLists';
import { suggestionFile } from '../tables/suggestionFile';
import { readSuggestionRows } from '../tables/suggestionRows';
import type { Handlers } from '../../platform/features/feature';

async function rowsOf(docs: readonly SuggestionDoc[], deps: Deps): Promise<SuggestionRow[]> {
  const { units } = await deps.city.snapshot();
  return docs.map((doc) => {
    const unit = doc.unit && units.get(doc.unit.id)?.name;
    const reply = doc.answer ?? doc.decision?.reply;
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
  });
}

/** Read and written in pieces, so that a file of many years does not fill the memory with documents. */
const PIECE = 500;

async function* allRows(deps: Deps): AsyncGenerator<SuggestionRow> {
  for (let cursor: string | undefined; ;) {
    const { docs, next } = await listForFile(deps.models.suggestions, { cursor, limit: PIECE });
    yield* await rowsOf(docs, deps);
    if (!next) return;
    cursor = next;
  }
}

export const suggestionFileHandlers: Pick<
  Handlers<typeof suggestionEndpoints>,
  'importSuggestions' | 'exportSuggestions' | 'exportSuggestionFile'
> = {
  importSuggestions: async ({ file, caller, deps }) => {
    const { rows, faults } = await readSuggestionRows(file);
    return importSuggestions(rows, faults, deps, caller);
  },
  exportSuggestions: async ({ query, deps }) => {
    const { docs, next } = await listForFile(deps.models.suggestions, query);
    return { items: await rowsOf(docs, deps), ...(next ? { next } : {}) };
  },
  exportSuggestionFile: async ({ deps }) => suggestionFile(allRows(deps)),
};
