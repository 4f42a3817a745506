/** `npm run retention`: removes what has been kept long enough. */
import { retain } from '@jsjb/bff/privacy/commands/retention';
import { defaultRetention, retentionOf, type RetentionRules } from '@jsjb/bff/platform/personal/periods';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { databaseHelp, runCommand, withWrite } from '../lib/terminal/command';

const { personalYears, orphanPhotoDays, noticeDays, scanDays } = defaultRetention;

const help = `Removes what has been kept long enough. A running server does the same every night at three; this is for looking, and
for a run by hand.

  npm run retention                       counts what would go
  npm run retention -- --write            removes it; may run beside serving servers
  --personal-years ${personalYears}      names, phones and addresses of tickets and suggestions that ended, and
                           accounts of payees; the matters stay
  --orphan-photo-days ${orphanPhotoDays}   photos that were taken and never submitted
  --notice-days ${noticeDays}       messages of the inbox
  --scan-days ${scanDays}         scans per poster and day

Without an option the periods are KEEP_PERSONAL_YEARS, KEEP_ORPHAN_PHOTO_DAYS, KEEP_NOTICE_DAYS and KEEP_SCAN_DAYS of
the environment, which the server's own run keeps to; as above when they are not set.

Sessions and rate budgets end by themselves. Each removal is a row of the audit log.

${databaseHelp}`;

const words: Record<string, string> = {
  personal: 'tickets whose requester is named',
  authors: 'suggestions whose author is named',
  payees: 'accounts of payees',
  photos: 'photos that no ticket names',
  notices: 'messages',
  scans: 'counts of scans',
};

const names: Record<keyof RetentionRules, string> = {
  personalYears: 'personal-years',
  orphanPhotoDays: 'orphan-photo-days',
  noticeDays: 'notice-days',
  scanDays: 'scan-days',
};

function rulesFrom(values: Record<string, unknown>, usual: RetentionRules): RetentionRules {
  const entries = Object.entries(names).map(([key, option]) => {
    const given = values[option];
    const value = given === undefined ? usual[key as keyof RetentionRules] : Number(given);
    if (!Number.isInteger(value) || value < 1)
      throw new StartupError(`--${option} must be a whole number above 0.`);
    return [key, value] as const;
  });
  return Object.fromEntries(entries) as unknown as RetentionRules;
}

runCommand({
  name: 'retention',
  help,
  options: {
    write: { type: 'boolean', default: false },
    'personal-years': { type: 'string' },
    'orphan-photo-days': { type: 'string' },
    'notice-days': { type: 'string' },
    'scan-days': { type: 'string' },
  },
  async run({ values }, deps) {
    const removals = await retain(deps, rulesFrom(values, retentionOf(deps.env)), values.write);
    for (const { what, found, removed } of removals)
      console.log(
        `  ${words[what] ?? what}: ${found} beyond their time${values.write ? `, ${removed} removed` : ''}`,
      );
    if (!values.write && removals.some(({ found }) => found > 0)) console.log(withWrite('retention'));
  },
});
