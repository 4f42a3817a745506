/** Delivers notices: always into the inbox, to the phone when the person allowed it. The record says what to whom. */
import { noticeEndpoints } from '@jsjb/shared/notice/contract';
import { defineFeature } from '../platform/features/feature';
import { sendNotices } from './jobs/sendNotices';
import { allowanceData, noticeData } from './personalData';
import { noticeHandlers } from './routes';
import { noticeModels } from './store/noticeModels';

export const noticeFeature = defineFeature({
  name: 'notice',
  endpoints: noticeEndpoints,
  handlers: noticeHandlers,
  collections: noticeModels,
  jobs: [{ name: 'sendNotices', everyMs: 1_000, run: sendNotices }],
  personalData: [noticeData, allowanceData],
});
