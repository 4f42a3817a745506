// The page stack: open, close, switch; the platform's rules for each kind of navigation.
import type { AppFunction, AppObject } from './sandbox';
import { eventChannel } from './eventChannel';
import type { Packages } from './packages';
import { parseRoute, type Route } from './url';
import type { Caller, Mounted, View } from '../view/view';

export const MAX_PAGES = 10;

export interface PageEntry extends Route {
  id: number;
  caller: Caller;
  mounted: Mounted;
  scrollTop: number;
  title: string | undefined;
  ready: boolean;
}

export type Navigation = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack';

/** Thrown with the tail of the platform's errMsg when a navigation is refused. */
export class NavigationRefused extends Error {}

export interface StackHooks {
  /** The number of a new page; none is given twice, whatever restarts. */
  newId(): number;
  /** Makes the package of a page ready; throws NavigationRefused when it cannot. */
  prepare(path: string): void | Promise<void>;
  opened(page: PageEntry, startedAt: number): void;
  hidden(page: PageEntry): void;
  closed(page: PageEntry): void;
  notFound(route: Route): void;
  toApp(value: unknown): unknown;
  guard(run: () => unknown): unknown;
}

export class PageStack {
  readonly pages: PageEntry[] = [];
  private readonly keptTabs = new Map<string, PageEntry>();
  /** Pages that are being opened and not in the stack yet; they count against its depth. */
  private opening = 0;

  constructor(
    private readonly view: View,
    private readonly packages: Packages,
    private readonly hooks: StackHooks,
  ) {}

  get current(): PageEntry | undefined {
    return this.pages.at(-1);
  }

  /** A life cycle or handler of the page, then the matching pageLifetimes of its components. */
  call(page: PageEntry, name: string, ...args: unknown[]): unknown {
    const method = page.caller[name];
    if (typeof method !== 'function') return undefined;
    return this.hooks.guard(() => (method as AppFunction).apply(page.caller, args));
  }

  show(page: PageEntry): void {
    this.call(page, 'onShow');
    page.mounted.component.triggerPageLifetime('show', []);
  }

  hide(page: PageEntry): void {
    this.call(page, 'onHide');
    page.mounted.component.triggerPageLifetime('hide', []);
    this.hooks.hidden(page);
  }

  /** `channel` is what the page finds behind getOpenerEventChannel. */
  async open({ path, query }: Route, channel = eventChannel().opened): Promise<void> {
    const startedAt = performance.now();
    await this.hooks.prepare(path);
    this.view.load(path);
    const mounted = this.view.create(path);
    const page: PageEntry = {
      id: this.hooks.newId(),
      path,
      query,
      caller: mounted.caller,
      mounted,
      scrollTop: 0,
      title: undefined,
      ready: false,
    };
    const id = page.id;
    Object.assign(page.caller, {
      route: path,
      __route__: path,
      options: this.hooks.toApp(query),
      __wxExparserNodeId__: String(id),
      __wxWebviewId__: id,
      getPageId: () => `pageId:${id}`,
      getOpenerEventChannel: () => channel,
    } satisfies AppObject);
    this.pages.push(page);
    this.hooks.opened(page, startedAt);
    if (this.packages.isTab(path)) this.keptTabs.set(path, page);
    mounted.attach();
    this.call(page, 'onLoad', page.caller.options);
    this.show(page);
    setTimeout(() => {
      if (!this.isOpen(page)) return;
      page.ready = true;
      this.call(page, 'onReady');
    });
  }

  isOpen(page: PageEntry): boolean {
    return this.pages.includes(page) || this.keptTabs.get(page.path) === page;
  }

  byId(id: unknown): PageEntry | undefined {
    return [...this.pages, ...this.keptTabs.values()].find((page) => page.id === Number(id));
  }

  private close(page: PageEntry): void {
    this.call(page, 'onUnload');
    this.hooks.closed(page);
    page.mounted.release();
    this.keptTabs.delete(page.path);
  }

  async navigate(
    kind: Navigation,
    options: { url?: string; delta?: number; channel?: AppObject },
  ): Promise<void> {
    if (kind === 'navigateBack') return this.back(options.delta ?? 1);
    const route = parseRoute(options.url ?? '', this.current?.path);
    if (!this.packages.ofPage(route.path)) {
      this.hooks.notFound(route);
      throw new NavigationRefused(`page "${route.path}" is not found`);
    }
    const isTab = this.packages.isTab(route.path);
    if (kind === 'switchTab' && !isTab) throw new NavigationRefused('can not switch to no-tabBar page');
    if ((kind === 'navigateTo' || kind === 'redirectTo') && isTab)
      throw new NavigationRefused(`can not ${kind} a tabbar page`);
    if (kind === 'navigateTo' && this.pages.length + this.opening >= MAX_PAGES)
      throw new NavigationRefused(`webview count limit exceed`);
    this.opening += kind === 'navigateTo' ? 1 : 0;
    try {
      await this.hooks.prepare(route.path);
      await this.go[kind](route, options.channel);
    } finally {
      this.opening -= kind === 'navigateTo' ? 1 : 0;
    }
  }

  private readonly go: Record<
    Exclude<Navigation, 'navigateBack'>,
    (route: Route, channel?: AppObject) => Promise<void>
  > = {
    navigateTo: async (route, channel) => {
      if (this.current) this.hide(this.current);
      await this.open(route, channel);
    },
    redirectTo: async (route) => {
      const top = this.pages.pop();
      if (top) this.close(top);
      await this.open(route);
    },
    reLaunch: async (route) => {
      this.closeAll();
      await this.open(route);
    },
    switchTab: async ({ path }) => {
      if (this.current?.path === path) return;
      const [top, kept] = [this.current, this.keptTabs.get(path)];
      for (const page of this.pages.splice(0).reverse())
        if (!this.packages.isTab(page.path)) this.close(page);
        else if (page === top) this.hide(page); // a tab below the top is hidden already
      if (!kept) return this.open({ path, query: {} }); // a tab takes no query
      this.pages.push(kept);
      this.show(kept);
    },
  };

  private back(delta: number): void {
    if (this.pages.length <= 1) throw new NavigationRefused('cannot navigate back at first page.');
    const count = Math.min(Math.max(delta, 1), this.pages.length - 1);
    for (const page of this.pages.splice(-count).reverse()) this.close(page);
    if (this.current) this.show(this.current);
  }

  closeAll(): void {
    for (const page of this.pages.splice(0).reverse()) this.close(page);
    for (const page of this.keptTabs.values()) this.close(page);
  }
}
