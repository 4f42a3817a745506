/** How many messages are unread, shown at the entrance; and where a message leads. */
import { call } from '@/api/client';
import { badges } from './badges';
import { goTo } from './paths';
import { session } from './session';

/** The page in sight asks for what it shows first; the count can wait so long. */
const AFTER_MS = 1500;

let waiting = false;

async function askUnread(): Promise<void> {
  waiting = false;
  if (!session.get()) return;
  const { unread } = await call('listNotices', { query: { limit: '1' } }).catch(() => ({
    unread: undefined,
  }));
  if (unread !== undefined) badges.set('inbox', unread);
}

/** Asked when the program comes into sight and when somebody signs in, once for both; no network is no news. */
export function countUnread(): void {
  if (!session.get()) return badges.set('inbox', 0);
  if (waiting) return;
  waiting = true;
  setTimeout(() => void askUnread(), AFTER_MS);
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
