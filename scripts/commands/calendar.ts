/** `npm run calendar`: which years the working calendar covers; `import <file>` adds the notice of a new year. */
import { publishCalendar } from '@jsjb/bff/rules/commands/publishRules';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { readCalendarFile } from '@jsjb/bff/rules/tables/calendarFile';
import { AppError } from '@jsjb/shared/kit/errors';
import { databaseHelp, runCommand } from '../lib/terminal/command';

const help = `The working calendar of China. Due times in a year without data are refused, never guessed.

  npm run calendar                        the years covered, with their days off and days worked in exchange
  npm run calendar -- import 2027.json    {"year": 2027, "daysOff": ["01-01", …], "daysWorked": ["01-30", …]}, or several in a list
  npm run calendar -- import 2027.csv     two columns: 2027-01-01,休 and 2027-01-30,班

An import becomes a new version; tickets dispatched before keep the version they were dispatched under.

${databaseHelp}`;

runCommand({
  name: 'calendar',
  help,
  options: {},
  async run({ positionals: [verb, file] }, deps) {
    await deps.ruleVersions.refresh();
    if (verb === 'import' && file) {
      const years = await readCalendarFile(file);
      try {
        const by = { personId: 'terminal', now: deps.now(), note: file };
        console.log(`Published as ${await publishCalendar(years, by, deps)}.`);
      } catch (error) {
        if (error instanceof AppError) throw new StartupError(error.userMessage);
        throw error;
      }
    } else if (verb) {
      throw new StartupError('Say: npm run calendar -- import <file>. See npm run calendar -- --help');
    }
    const { calendar } = deps.rules;
    console.log(`Version ${calendar.version}`);
    for (const { year, daysOff, daysWorked } of calendar.years) {
      console.log(
        `  ${year}: ${daysOff.length} days off, ${daysWorked.length} worked in exchange (${daysWorked.join(' ')})`,
      );
    }
  },
});
