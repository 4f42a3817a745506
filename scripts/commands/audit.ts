/** `npm run audit`: proves that nobody touched the audit log or the log inside any record; prints the signed head. */
import type { Deps } from '@jsjb/bff/deps';
import { auditHeadOf, checkAudit } from '@jsjb/bff/platform/audit/auditLog';
import { checkRecords, type RecordFault } from '@jsjb/bff/platform/records/checkRecords';
import { features } from '@jsjb/bff/features';
import { recordLogsOf } from '@jsjb/bff/platform/features/derive';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { databaseHelp, runCommand } from '../lib/terminal/command';

const help = `Walks the log of who looked at what, and why; then the log of events inside every record.

  npm run audit -- check                    exit code 1 when a row or an event was altered, dropped, moved or cut off
  npm run audit -- check --head 120:Fw3…    also that this earlier head is still part of the audit log

Keep the printed head elsewhere, on paper even: whoever holds the keys could write a new log, but not one that
contains the head you kept.

${databaseHelp}`;

const tell = (line: string) => console.log(line);

const rowFaults = {
  missing: 'is missing',
  altered: 'was altered',
  cut: 'and later rows were cut off',
  head: 'does not fit the signed head',
} as const;

const eventFaults = {
  altered: 'was altered',
  moved: 'does not follow the event that stands before it',
  missing: 'is missing: the end was cut off',
  extra: 'is one more than the record counts',
} as const;

const factFaults = {
  ...eventFaults,
  missing: 'is counted more often than it is stored',
  extra: 'is stored more often than it is counted',
} as const;

async function isAuditIntact({ models, keys }: Deps, keptHead: string | undefined): Promise<boolean> {
  const found = await checkAudit(models, keys);
  for (const { seq, fault } of found.faults) tell(`Row ${seq} ${rowFaults[fault]}.`);
  const head = await auditHeadOf(models);
  const there = keptHead && (await auditHeadOf(models, Number(keptHead.split(':')[0])));
  const isLost = keptHead !== undefined && there !== keptHead;
  if (isLost) tell(`The head ${keptHead} is not part of this log.`);
  const isIntact = found.faults.length === 0 && !isLost;
  tell(`${found.rows} rows, ${isIntact ? 'all as they were written' : 'NOT as they were written'}.`);
  if (head) tell(`Head ${head}`);
  return isIntact;
}

function tellFault({ log, id, number, faults }: RecordFault): void {
  tell(`${log} ${number ? `${number} (${id})` : id}:`);
  for (const { seq, type, fault, fact } of faults)
    tell(
      fact
        ? `  fact ${fact} ${factFaults[fault]}`
        : `  event ${seq}${type ? ` (${type})` : ''} ${eventFaults[fault]}`,
    );
}

async function areRecordsIntact({ models }: Deps): Promise<boolean> {
  const all = { records: 0, events: 0, broken: 0 };
  for (const log of recordLogsOf(features, models)) {
    const { name, records, events, broken } = await checkRecords(log, tellFault, tell);
    tell(`${name}: ${records} records, ${events} events, ${broken} broken`);
    all.records += records;
    all.events += events;
    all.broken += broken;
  }
  tell(`${all.records} records, ${all.events} events, ${all.broken} broken`);
  return all.broken === 0;
}

runCommand({
  name: 'audit',
  help,
  options: { head: { type: 'string' } },
  async run({ values, positionals }, deps) {
    if (positionals.join() !== 'check') throw new StartupError('See npm run audit -- --help');
    const isAudited = await isAuditIntact(deps, values.head);
    const areWritten = await areRecordsIntact(deps);
    return isAudited && areWritten ? 0 : 1;
  },
});
