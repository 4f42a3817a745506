/** How many messages are unread, shown at the entrance; and where a message leads. */
import { noticeEndpoints } from '@jsjb/shared/notice/contract';
import { request } from '@/api/client';
import { badges } from './badges';
import { goTo } from './paths';
import { session } from '../auth/session';

/** Asked by what shows the count; no network is no news. */
export async function countUnread(person: string | undefined): Promise<void> {
  if (person === undefined) return badges.set('inbox', 0);
  const answer = await request(noticeEndpoints.listNotices, { query: { limit: '1' } }).catch(() => undefined);
  if (answer && session.get()?.me.id === person) badges.set('inbox', answer.unread);
}

/** `agency/ticket/index?id=…`, as the message carries it. */
export function openNotice(page: string): void {
  const [path = '', query = ''] = page.split('?');
  const pairs = query.split('&').flatMap((pair) => {
    const [name, value = ''] = pair.split('=');
    return name ? [[name, decodeURIComponent(value)] as const] : [];
  });
  goTo(`/${path}`, Object.fromEntries(pairs));
}
