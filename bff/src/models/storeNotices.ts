/** Puts notices into the outbox, each once however often it is asked for. */
import type { Models } from './index';
import { isDuplicateKey } from '../platform/records/storeNew';
import type { NoticeDoc } from './noticeModels';

export type NewNotice = Pick<
  NoticeDoc,
  '_id' | 'personId' | 'ticketId' | 'number' | 'template' | 'values' | 'page' | 'urgent' | 'at'
>;

export async function storeNotices(
  { notices }: Pick<Models, 'notices'>,
  news: readonly NewNotice[],
  now: Date,
): Promise<void> {
  for (const notice of news) {
    await notices.create({ ...notice, state: 'pending', tries: 0, nextAt: now }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }
}
