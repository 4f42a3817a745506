/**
 * The one list of migrations, by rising number: what an older version has stored becomes what this version reads. Run
 * at every start before indexes are made, each once. A released migration is never changed; what is wrong in it is
 * mended by a later one. Events inside records are chained by hashes: see `models/eventChain`.
 *
 *   defineMigration({
 *     number: 1,
 *     name: 'ideas are called suggestions',
 *     steps: [
 *       moveCollection({ from: 'ideas', to: 'suggestions' }),
 *       changeDocuments({
 *         collection: 'suggestions',
 *         change: ({ verdict }) =>
 *           verdict === undefined ? undefined : { $set: { decision: verdict }, $unset: { verdict: '' } },
 *       }),
 *       dropIndex({ collection: 'tickets', index: 'ideaId_1' }),
 *     ],
 *   })
 */
import type { Migration } from './platform/db/migration';

export const migrations: readonly Migration[] = [];
