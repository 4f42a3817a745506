/** How long a city keeps what it need not keep for ever; the archive regulation of a city may say otherwise. */
import { z } from 'zod';

/** The periods that declarations of personal data name. */
export interface RetentionRules {
  /** Names, phones and addresses of tickets and suggestions that ended, and accounts of payees; the matters stay. */
  personalYears: number;
  /** Photos that no ticket names: taken, and never submitted. */
  orphanPhotoDays: number;
  noticeDays: number;
  /** Counts of scans per poster and day. */
  scanDays: number;
}

export const defaultRetention: RetentionRules = {
  personalYears: 3,
  orphanPhotoDays: 7,
  noticeDays: 180,
  scanDays: 400,
};

const FAULT = 'must be a whole number above 0';
const period = (usual: number) => z.coerce.number(FAULT).int(FAULT).min(1, FAULT).default(usual);

/** Variables of the environment. */
export const keepVariables = {
  KEEP_PERSONAL_YEARS: period(defaultRetention.personalYears),
  KEEP_ORPHAN_PHOTO_DAYS: period(defaultRetention.orphanPhotoDays),
  KEEP_NOTICE_DAYS: period(defaultRetention.noticeDays),
  KEEP_SCAN_DAYS: period(defaultRetention.scanDays),
};

export const retentionOf = (env: Record<keyof typeof keepVariables, number>): RetentionRules => ({
  personalYears: env.KEEP_PERSONAL_YEARS,
  orphanPhotoDays: env.KEEP_ORPHAN_PHOTO_DAYS,
  noticeDays: env.KEEP_NOTICE_DAYS,
  scanDays: env.KEEP_SCAN_DAYS,
});
