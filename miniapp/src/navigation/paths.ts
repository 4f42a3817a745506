/** Addresses of the pages, and how to get there. */
import { pages } from '@jsjb/shared/kit/pages';
import Taro from '@tarojs/taro';
import { notify } from '@/device/notify';
import { openPage, openTab, openWork } from './openPage';
import { ownPaths } from './ownPaths';

export const paths = {
  home: `/${pages.home}`,
  tickets: `/${pages.tickets}`,
  me: `/${pages.me}`,
  signIn: `/${pages.signIn}`,
  ...ownPaths,
  submit: `/${pages.submit}`,
  ticket: `/${pages.ticket}`,
  progress: `/${pages.progress}`,
} as const;

const tabs: readonly string[] = [paths.home, paths.tickets, paths.me];

type Query = Readonly<Record<string, string | undefined>>;

export function addressOf(path: string, query: Query = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** A page lies in a package of its own, which the phone may have to fetch first. */
export const cannotOpen = (): void => notify('现在打不开，请检查网络后再试');

/** Where a navigation is under way to: a thumb that hits twice opens one page. */
let underWay = '';

function once(url: string, open: () => Promise<unknown>): void {
  if (underWay === url) return;
  underWay = url;
  const arrived = (): void => {
    if (underWay === url) underWay = '';
  };
  open().then(arrived, () => {
    arrived();
    cannotOpen();
  });
}

export function goTo(path: string, query: Query = {}): void {
  const url = addressOf(path, query);
  if (tabs.includes(path)) once(path, () => openTab(path));
  else once(url, () => openPage(url));
}

/** Opens a page of work from the navigation. */
export const goToWork = (path: string): void => once(path, () => openWork(path));

/** Opens a page in place of this one. */
export function replaceBy(path: string, query: Query = {}): void {
  const url = addressOf(path, query);
  once(url, () => Taro.redirectTo({ url }));
}
