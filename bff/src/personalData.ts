/** The one list of what is stored about people. The order is that of reports, and of what an erasure asks first. */
import { declarations } from './platform/personal/declaration';
import { impersonal, unitData } from './privacy/cityData';
import type { ExportContext } from './privacy/exportContext';
import { allowanceData, noticeData } from './privacy/noticeData';
import {
  auditData,
  deadLetterData,
  exclusionData,
  historyData,
  posterDayData,
  rulesData,
  rulingData,
  scoreMonthData,
} from './privacy/officeData';
import { personData, rateBucketData, sessionData } from './privacy/personData';
import { photoData } from './privacy/photoData';
import { budgetData, ledgerData, payeeData, rewardData } from './privacy/rewardData';
import { campaignData, suggestionData } from './privacy/suggestionData';
import { moderationData, ticketData, unmaskingData } from './privacy/ticketData';
import { visitData } from './privacy/visitData';

export const personalData = declarations<ExportContext>([
  ticketData,
  personData,
  visitData,
  suggestionData,
  rewardData,
  payeeData,
  photoData,
  noticeData,
  allowanceData,
  sessionData,
  rateBucketData,
  moderationData,
  unmaskingData,
  exclusionData,
  scoreMonthData,
  rulesData,
  historyData,
  rulingData,
  auditData,
  deadLetterData,
  unitData,
  posterDayData,
  campaignData,
  ledgerData,
  budgetData,
  ...impersonal,
]);
