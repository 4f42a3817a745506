/** `npm run audit`: proves that nobody touched the audit log, and prints its signed head. */
import { auditHeadOf, checkAudit } from '@jsjb/bff/models/auditLog';
import { StartupError } from '@jsjb/bff/startupError';
import { databaseHelp, runCommand } from '../lib/terminal/command';

const help = `Walks the log of who looked at what, and why.

  npm run audit -- check                    exit code 1 when a row was altered, dropped, moved or cut off
  npm run audit -- check --head 120:Fw3…    also that this earlier head is still part of the log

Keep the printed head elsewhere, on paper even: whoever holds the keys could write a new log, but not one that
contains the head you kept.

${databaseHelp}`;

const faults = {
  missing: 'is missing',
  altered: 'was altered',
  cut: 'and later rows were cut off',
  head: 'does not fit the signed head',
} as const;

runCommand({
  name: 'audit',
  help,
  options: { head: { type: 'string' } },
  async run({ values, positionals }, { models, keys }) {
    if (positionals.join() !== 'check') throw new StartupError('See npm run audit -- --help');
    const kept = values.head?.split(':');
    const found = await checkAudit(models, keys);
    for (const { seq, fault } of found.faults) console.log(`Row ${seq} ${faults[fault]}.`);
    const head = await auditHeadOf(models);
    const keptMark = kept && (await auditHeadOf(models, Number(kept[0])));
    const lost = kept !== undefined && keptMark !== values.head;
    if (lost) console.log(`The head ${values.head} is not part of this log.`);
    const good = found.faults.length === 0 && !lost;
    console.log(`${found.rows} rows, ${good ? 'all as they were written' : 'NOT as they were written'}.`);
    if (head) console.log(`Head ${head}`);
    return good ? 0 : 1;
  },
});
