/** `npm run import-history -- <file.xlsx|file.csv>`: former tickets and where they went, for the suggestions. */
import path from 'node:path';
import type { Models } from '@jsjb/bff/deps';
import type { CategoryDoc, UnitDoc } from '@jsjb/bff/org/store/cityModels';
import type { HistoryDoc } from '@jsjb/bff/dispatch/store/dispatchModels';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { historyRows } from '@jsjb/bff/dispatch/tables/historyRows';
import { readTable } from '@jsjb/bff/platform/tables/readTable';
import { databaseHelp, runCommand, withWrite } from '../lib/terminal/command';

const help = `Imports former tickets with their category and unit, so that suggestions know the city's ways from the start.

  npm run import-history -- file.xlsx            checks every row and says what would be imported
  npm run import-history -- file.csv --write     imports the rows without faults; a row imported before stays

Columns by name in the first row: 内容, 分类 (code, name or 一级/二级/三级), 承办单位 (name or id); 标题 and 时间 if you
have them. Remove names and phones first: what is imported is kept as it is. The server learns within ten minutes.

${databaseHelp}`;

const BATCH = 500;

/** How many were not there before. */
async function store(history: Models['history'], docs: readonly HistoryDoc[]): Promise<number> {
  let added = 0;
  for (let at = 0; at < docs.length; at += BATCH) {
    const result = await history.collection.bulkWrite(
      docs.slice(at, at + BATCH).map(({ _id, ...doc }) => ({
        // The driver's types know only its own identifiers here.
        updateOne: { filter: { _id: _id as never }, update: { $setOnInsert: doc }, upsert: true },
      })),
      { ordered: false },
    );
    added += result.upsertedCount;
  }
  return added;
}

runCommand({
  name: 'import-history',
  help,
  options: { write: { type: 'boolean', default: false } },
  async run({ values, positionals: [file, ...more] }, { models }) {
    if (!file || more.length > 0)
      throw new StartupError('Name one file. See npm run import-history -- --help');
    const table = await readTable(file);
    const city = {
      categories: await models.categories.find().lean<CategoryDoc[]>(),
      units: await models.units.find().lean<UnitDoc[]>(),
    };
    const { taken, faults } = historyRows(table, city, path.basename(file));
    for (const { row, fault } of faults) console.log(`第 ${row} 行：${fault}`);
    console.log(`${table.length} rows: ${taken.length} can be imported, ${faults.length} cannot.`);
    console.log(
      values.write
        ? `${await store(models.history, taken)} added; the others were there already.`
        : withWrite('import-history'),
    );
    return faults.length > 0 ? 2 : 0;
  },
});
