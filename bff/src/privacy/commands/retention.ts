/** What is no longer needed is removed: how long each thing is kept is data. Runs beside a serving server. */
import { DAY_MS } from '@jsjb/shared/calendar/calendar';
import type { Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import { allModels } from '../../platform/db/modelOf';
import { collectionsOf } from '../../platform/personal/declaration';
import { retainAll, type Removal } from '../../platform/personal/retain';
import type { RetentionRules } from '../../platform/personal/periods';

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

function yearsBefore(now: Date, years: number): Date {
  const at = new Date(now);
  at.setUTCFullYear(at.getUTCFullYear() - years);
  return at;
}

const begins: Record<keyof RetentionRules, (now: Date, count: number) => Date> = {
  personalYears: yearsBefore,
  orphanPhotoDays: daysBefore,
  noticeDays: daysBefore,
  scanDays: daysBefore,
};

const isPeriod = (name: string): name is keyof RetentionRules => Object.hasOwn(begins, name);

/** The instant before which each period is over. Throws for a period that no city sets. */
export const sinceBy =
  (rules: RetentionRules, now: Date) =>
  (period: string): Date => {
    if (!isPeriod(period)) throw new Error(`No period is named ${period}.`);
    return begins[period](now, rules[period]);
  };

/** Sessions and rate budgets need nothing here: the database removes them when they end. */
export async function retain(
  deps: Deps,
  rules: RetentionRules,
  write: boolean,
  now = deps.now(),
): Promise<Removal[]> {
  if (write) {
    await appendAudit(deps.models, deps.keys, {
      at: now,
      personId: 'system',
      action: 'retention.run',
      subject: JSON.stringify(rules),
      reason: '按保存期限清理',
    });
  }
  return retainAll(deps.personalData, collectionsOf(allModels(deps.models)), {
    now,
    write,
    sinceOf: sinceBy(rules, now),
    removeFile: (id) => deps.photos.remove(id),
  });
}
