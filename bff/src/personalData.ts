/** The one list of what is stored about people. The order is that of reports, and of what an erasure asks first. */
import { declarations } from './platform/personal/declaration';
import { impersonal, unitData } from './org/personalData';
import type { ExportContext } from './privacy/exportContext';
import { allowanceData, noticeData } from './notice/personalData';
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
import { personData, rateBucketData, sessionData } from './account/personalData';
import { photoData } from './photo/personalData';
import { budgetData, ledgerData, payeeData, rewardData } from './reward/personalData';
import { campaignData, suggestionData } from './suggestion/personalData';
import { moderationData, ticketData, unmaskingData } from './ticket/personalData';
import { visitData } from './visit/personalData';

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
