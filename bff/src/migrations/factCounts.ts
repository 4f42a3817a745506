/** How often a ticket was joined, urged and supplemented, and a suggestion co-signed, stands in one place; the log stays. */
import { changeDocuments, defineMigration, type Stored, type Update } from '../platform/db/migration';

/** As the release before stored them: event, action. */
const facts: Readonly<Record<string, string>> = {
  'ticket.joined': 'join',
  'ticket.urged': 'urge',
  'ticket.supplemented': 'supplement',
  'suggestion.cosigned': 'cosign',
};

function countsIn(events: unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const event of Array.isArray(events) ? (events as { type?: string }[]) : []) {
    const action = facts[event.type ?? ''];
    if (action) counts[action] = (counts[action] ?? 0) + 1;
  }
  return counts;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The count that stood for itself goes, and so does a list of nobody. */
export function toCounts(doc: Stored): Update | undefined {
  const counts = countsIn(doc['events']);
  const isNew = doc['counts'] === undefined && Object.keys(counts).length > 0;
  const gone = [
    ...('urges' in doc ? ['urges'] : []),
    ...['joins', 'cosigners'].filter((field) => isEmpty(doc[field])),
  ];
  if (!isNew && gone.length === 0) return undefined;
  return {
    ...(isNew ? { $set: { counts } } : {}),
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((field) => [field, ''])) } : {}),
  };
}

export const factCounts = defineMigration({
  number: 5,
  name: 'counts of what people add',
  steps: ['tickets', 'suggestions'].map((collection) => changeDocuments({ collection, change: toCounts })),
});
