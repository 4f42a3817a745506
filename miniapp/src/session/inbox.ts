/** How many messages are unread, shown at the entrance; and where a message leads. */
import { call } from '@/api/client';
import { badges } from './badges';
import { goTo } from './paths';
import { session } from './session';

/** Asked when the program comes into sight and when somebody signs in; no network is no news. */
export async function countUnread(): Promise<void> {
  if (!session.get()) return badges.set('inbox', 0);
  const { unread } = await call('listNotices', { query: { limit: '1' } }).catch(() => ({
    unread: undefined,
  }));
  if (unread !== undefined) badges.set('inbox', unread);
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
