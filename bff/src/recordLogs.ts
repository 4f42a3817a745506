/** The one list of collections whose records carry their own log of events; `npm run audit` walks each. */
import type { RecordLog, StoredRecord } from './platform/records/checkRecords';
import type { Models } from './models';

const numberOf = ({ number }: StoredRecord): string | undefined =>
  typeof number === 'string' ? number : undefined;

export const recordLogs = ({ tickets, suggestions, rewards }: Models): readonly RecordLog[] => [
  { name: 'tickets', model: tickets, numberOf },
  { name: 'suggestions', model: suggestions, numberOf },
  { name: 'rewards', model: rewards },
];
