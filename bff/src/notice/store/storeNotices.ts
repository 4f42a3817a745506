/** Puts notices into the outbox, each once however often it is asked for. */
import type { Models } from '../../deps';
import { rawOf } from '../../platform/records/recordDoc';
import { isDuplicateKey, storeEach } from '../../platform/records/storeNew';
import type { NoticeDoc } from './noticeModels';

export type NewNotice = Pick<
  NoticeDoc,
  '_id' | 'personId' | 'ticketId' | 'number' | 'template' | 'values' | 'page' | 'urgent' | 'at'
>;

/** In one write: of a suggestion that thousands have co-signed, thousands are told within one delivery. */
export async function storeNotices(
  { notices }: Pick<Models, 'notices'>,
  news: readonly NewNotice[],
  now: Date,
): Promise<void> {
  if (news.length === 0) return;
  const docs = news.map((notice) => ({ ...notice, state: 'pending', tries: 0, nextAt: now }));
  for (const outcome of await storeEach(rawOf(notices), docs))
    if (outcome !== true && !isDuplicateKey(outcome)) throw outcome;
}
