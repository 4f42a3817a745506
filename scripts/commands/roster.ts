/** `npm run roster`: imports the roster of staff, telling each row that cannot be taken. */
import { importRoster } from '@jsjb/bff/account/commands/importRoster';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { readTable } from '@jsjb/bff/platform/tables/readTable';
import { rosterColumns } from '@jsjb/bff/account/tables/rosterRows';
import { systemActor } from '@jsjb/shared/kit/role';
import { databaseHelp, runCommand, withWrite } from '../lib/terminal/command';

const help = `Imports the roster of staff. Whoever is in it may bind a WeChat account by the phone number.

  npm run roster -- import file.xlsx             checks every row and says what would change
  npm run roster -- import file.csv --write      stores the rows without faults
  npm run roster -- import file.xlsx --write --disable-missing
                                                 also disables those of earlier rosters who are not in this one

Columns by name in the first row: ${rosterColumns.join(' ')}. 单位 and 网格 by name or number;
one person with several posts stands in several rows with the same 手机. Exit code 2 when a row has a fault.

${databaseHelp}`;

runCommand({
  name: 'roster',
  help,
  options: {
    write: { type: 'boolean', default: false },
    'disable-missing': { type: 'boolean', default: false },
  },
  async run({ values, positionals: [verb, file, ...more] }, deps) {
    if (verb !== 'import' || !file || more.length > 0)
      throw new StartupError('Name one file: npm run roster -- import file.xlsx');
    const options = { write: values.write, disableMissing: values['disable-missing'] };
    const caller = { actor: systemActor, now: deps.now() };
    const outcome = await importRoster(await readTable(file), options, deps, caller);
    const { faults, added, changed, same, missing, disabled } = outcome;
    for (const { row, fault } of faults) console.log(`第 ${row} 行：${fault}`);
    console.log(
      `${added} to add, ${changed} to change, ${same} the same; ${faults.length} rows with faults.`,
    );
    console.log(
      `${missing} of earlier rosters are not in this one${disabled > 0 ? `; ${disabled} disabled` : ''}.`,
    );
    console.log(values.write ? 'Done.' : withWrite('roster'));
    return faults.length > 0 ? 2 : 0;
  },
});
