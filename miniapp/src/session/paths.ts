/** Addresses of the pages, and how to get there. */
import Taro from '@tarojs/taro';

export const paths = {
  home: '/pages/home/index',
  tickets: '/pages/tickets/index',
  me: '/pages/me/index',
  signIn: '/account/signin/index',
  submit: '/resident/submit/index',
  ticket: '/resident/ticket/index',
} as const;

const tabs: readonly string[] = [paths.home, paths.tickets, paths.me];

export function goTo(path: string, query: Record<string, string | undefined> = {}): void {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
  if (tabs.includes(path)) void Taro.switchTab({ url: path });
  else void Taro.navigateTo({ url: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path });
}
