// One run of the app on a phone: sandbox, view, pages and `wx`, tied together by the platform's life cycles.
import { EventEmitter } from 'node:events';
import { readAppConfig, type AppConfig } from './app/appConfig';
import { Downloads } from './app/downloads';
import { Gesture } from './app/gesture';
import { SCENES, type Launch } from './app/launch';
import { Metrics, SET_DATA_LIMIT, type UsefulView } from './app/metrics';
import { Packages } from './app/packages';
import { NavigationRefused, PageStack, type PageEntry } from './app/pageStack';
import { fromApp, toApp } from './app/realm';
import { ThemeValues } from './app/theme';
import { Sandbox, type AppFunction, type AppObject } from './app/sandbox';
import { formatRoute } from './app/url';
import type { Device } from './device';
import { Controls } from './view/controls';
import { addErrorOwner } from './view/errors';
import { View } from './view/view';
import { createWx, type Wx } from './wx';

/** A mini-program in the background is frozen, and its requests cut, after this long. */
export const BACKGROUND_GRACE_MS = 5000;

export interface AppException {
  message: string;
  stack: string;
}

interface HostEvents {
  log: [{ type: string; args: unknown[] }];
  exception: [AppException];
  restart: [];
}

export interface HostOptions {
  appDir: string;
  device: Device;
  usefulView: UsefulView;
}

export class Host extends EventEmitter<HostEvents> {
  readonly config: AppConfig;
  readonly theme: ThemeValues;
  readonly packages: Packages;
  private readonly downloads: Downloads;
  readonly box: Sandbox;
  readonly view: View;
  readonly stack: PageStack;
  readonly metrics: Metrics;
  readonly gesture = new Gesture();
  readonly controls = new Controls();
  readonly device: Device;
  readonly wx: Wx;
  app: AppObject | undefined;
  launchOptions: AppObject = {};
  enterOptions: AppObject = {};
  inBackground = false;
  private readonly closedPages = new WeakSet<PageEntry['mounted']['component']>();
  private appRan = false;
  private disposed = false;
  private freeze: NodeJS.Timeout | undefined;
  private readonly releaseErrors: () => void;

  constructor(readonly options: HostOptions) {
    super();
    this.device = options.device;
    this.config = readAppConfig(options.appDir);
    this.theme = new ThemeValues(options.appDir, this.config);
    this.packages = new Packages(options.appDir, this.config);
    this.downloads = new Downloads(this.config, this.device);
    this.metrics = new Metrics(options.usefulView);
    this.box = new Sandbox(options.appDir, {
      log: (type, args) => this.emit('log', { type, args: args.map(fromApp) }),
      error: (error) => this.fail(error),
      mayRequire: (from, to) => {
        const refusal = this.packages.refuseRequire(from, to);
        if (refusal) throw this.box.error(refusal);
      },
    });
    this.view = new View(this.box, this.config.usingComponents ?? {}, {
      setData: (owner, data, apply) => this.setData(owner, data, apply),
      // a component is ready once it has been laid out for the first time
      attached: (component) =>
        void setTimeout(() => this.guard(() => component.triggerLifetime('ready', []))),
    });
    this.stack = new PageStack(this.view, this.packages, {
      newId: () => ++this.device.pagesOpened,
      prepare: (path) => this.prepare(path),
      opened: (page, startedAt) => {
        this.metrics.opened(page.path, page.mounted.component, startedAt);
        this.downloads.preload(page.path);
      },
      hidden: (page) => this.metrics.left(page.mounted.component),
      closed: (page) => {
        this.metrics.closed(page.mounted.component);
        this.closedPages.add(page.mounted.component);
      },
      notFound: (route) => this.notFound(route),
      toApp: (value) => this.toApp(value),
      guard: (run) => this.guard(run),
    });
    this.wx = createWx(this);
    this.installGlobals();
    this.releaseErrors = addErrorOwner({
      owns: ({ error, promise, component }) => this.owns(error, promise, component),
      report: (error, promise) => this.fail(error, promise),
      warn: () => undefined,
    });
  }

  private installGlobals(): void {
    const { global } = this.box;
    global.wx = this.wx.api;
    global.App = (definition: unknown) => {
      this.app = definition as AppObject;
    };
    global.getApp = (options?: unknown) => {
      if (!this.app && (options as { allowDefault?: boolean } | undefined)?.allowDefault) this.app = {};
      return this.app;
    };
    global.getCurrentPages = () => this.toApp(this.stack.pages.map((page) => page.caller));
    for (const name of ['Page', 'Component', 'Behavior'])
      global[name] = () => {
        throw this.box.error(`${name} may only be called while a page or component file is loading`);
      };
  }

  toApp(value: unknown): unknown {
    return toApp(this.box.global, value);
  }

  /** Runs app code; what it throws is the app's uncaught error, not the host's. */
  guard<T>(run: () => T): T | undefined {
    if (this.disposed) return undefined;
    try {
      return run();
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  /** An uncaught error, or with a promise an unhandled rejection: told to the test and to the app. */
  fail(error: unknown, promise?: unknown): void {
    if (this.disposed) return;
    const { message, stack, errMsg } = (error ?? {}) as { message?: string; stack?: string; errMsg?: string };
    const text = message ?? errMsg ?? String(error);
    this.emit('exception', { message: text, stack: stack ?? '' });
    const [event, told] = promise
      ? ['UnhandledRejection', this.toApp({ reason: error, promise })]
      : ['Error', stack ?? text];
    try {
      this.callApp(`on${String(event)}`, told);
      this.wx.events.emit(String(event), told);
    } catch (second) {
      this.emit('exception', { message: String(second), stack: '' });
    }
  }

  private owns(error: unknown, promise: unknown, component: unknown): boolean {
    const { global } = this.box;
    if (promise instanceof global.Promise || error instanceof global.Error) return true;
    const space = (
      component as { getRootBehavior?(): { ownerSpace: unknown } } | undefined
    )?.getRootBehavior?.().ownerSpace;
    return space !== undefined && space === this.view.space.getComponentSpace();
  }

  private setData(owner: PageEntry['mounted']['component'], data: AppObject, apply: () => void): void {
    const page = this.rootOf(owner);
    if (this.closedPages.has(page)) return; // the platform ignores what comes after onUnload
    const bytes = this.metrics.setData(page, data);
    if (bytes > SET_DATA_LIMIT)
      throw this.box.error(`setData of ${bytes} bytes is over the platform's limit of ${SET_DATA_LIMIT}`);
    apply();
    this.metrics.rendered(page);
  }

  /** A person has acted upon the page shown. */
  touched(): void {
    this.metrics.touched(this.stack.current?.mounted.component);
  }

  private rootOf(owner: PageEntry['mounted']['component']): PageEntry['mounted']['component'] {
    let root = owner;
    while (root.ownerShadowRoot) root = root.ownerShadowRoot.getHostNode();
    return root;
  }

  private callApp(name: string, ...args: unknown[]): unknown {
    const method = this.app?.[name];
    return typeof method === 'function' ? (method as AppFunction).apply(this.app, args) : undefined;
  }

  /** Downloads the page's package if need be, and runs app.js unless the page stands alone. */
  private async prepare(path: string): Promise<void> {
    const pack = this.packages.ofPage(path);
    if (!pack) throw new NavigationRefused(`page "${path}" is not found`);
    await this.downloads.fetch(pack);
    if (!pack.independent) this.runApp();
  }

  private runApp(): void {
    if (this.appRan) return;
    this.appRan = true;
    this.guard(() => this.view.runApp());
    this.guard(() => this.callApp('onLaunch', this.launchOptions));
    this.guard(() => this.callApp('onShow', this.launchOptions));
  }

  private notFound(route: { path: string; query: Record<string, string> }, isEntryPage = false): void {
    const info = this.toApp({ ...route, isEntryPage });
    this.guard(() => this.callApp('onPageNotFound', info));
    this.wx.events.emit('PageNotFound', info);
  }

  async launch(launch: Launch = {}): Promise<void> {
    const path = launch.path ?? this.config.entryPagePath ?? this.config.pages[0] ?? '';
    const full = { scene: SCENES.home, query: {}, referrerInfo: {}, mode: 'default', ...launch, path };
    this.launchOptions = this.enterOptions = this.toApp(full) as AppObject;
    if (!this.packages.ofPage(path)) {
      this.runApp();
      this.notFound({ path, query: full.query }, true);
      return;
    }
    await this.stack.open({ path, query: full.query });
  }

  /** The person leaves; `seconds` already gone by decides whether the freeze has struck. */
  background(seconds = 0): void {
    if (this.inBackground) return;
    this.inBackground = true;
    if (this.stack.current) this.stack.hide(this.stack.current);
    this.guard(() => this.callApp('onHide'));
    this.wx.events.emit('AppHide', undefined);
    const left = BACKGROUND_GRACE_MS - seconds * 1000;
    if (left <= 0) this.frozen();
    else this.freeze = setTimeout(() => this.frozen(), left);
  }

  private frozen(): void {
    this.wx.interrupt();
    // the failures reach the app before its thread stops
    setImmediate(() => setImmediate(() => this.inBackground && this.box.suspend()));
  }

  async foreground(launch?: Launch): Promise<void> {
    if (!this.inBackground) return;
    clearTimeout(this.freeze);
    this.inBackground = false;
    this.box.resume();
    const options = launch
      ? { scene: SCENES.home, query: {}, referrerInfo: {}, path: this.stack.current?.path, ...launch }
      : this.enterOptions;
    this.enterOptions = this.toApp(options) as AppObject;
    this.guard(() => this.callApp('onShow', this.enterOptions));
    this.wx.events.emit('AppShow', this.enterOptions);
    if (launch?.path)
      return this.stack.navigate('reLaunch', {
        url: formatRoute({ path: launch.path, query: launch.query ?? {} }),
      });
    if (this.stack.current) this.stack.show(this.stack.current);
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.freeze);
    this.wx.dispose();
    this.box.dispose();
    this.releaseErrors();
  }
}
