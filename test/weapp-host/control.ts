// What a test may do to the phone and to the person holding it, and what it may read back.
import { writeFileSync } from 'node:fs';
import { fromAppCode, fromMessage, fromPlainLink, fromShareCard, type Launch } from './app/launch';
import type { PageMetrics } from './app/metrics';
import type { AppObject } from './app/sandbox';
import { Answering } from './answering';
import type { Device, DeviceInfo, ListedDomains, WxCall } from './device';
import type { AppException, Host } from './host';
import { drawnOn, type DrawCall } from './wx/canvas';
import { networkType } from './wx/network';
import { pullDown, scrollTo } from './wx/ui';
import type { Faults, SlowNetwork } from './wx/transport';
import { pageHtml } from './view/html';
import { share } from './view/openTypes';
import { shot } from './view/screenshot';
import { select } from './view/select';

/** What control needs from the running host: it is replaced when the app restarts. */
export interface Running {
  readonly host: Host;
  restart(launch?: Launch): Promise<void>;
  readonly logs: { type: string; args: unknown[] }[];
  readonly errors: AppException[];
}

const QUIET_MS = 60;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export class Control extends Answering {
  constructor(
    private readonly running: Running,
    device: Device,
  ) {
    super(device, () => running.host);
  }

  // ---- network

  network(state: 'ok' | 'slow' | 'none', slow?: SlowNetwork): void {
    this.host.touched();
    if (slow) this.device.slow = slow;
    if (state === this.device.network) return;
    this.device.network = state;
    if (state === 'none') this.host.wx.transport.cut('net::ERR_INTERNET_DISCONNECTED', 600001);
    this.fire('NetworkStatusChange', { isConnected: state !== 'none', networkType: networkType(state) });
    if (state !== 'ok')
      this.fire('NetworkWeakChange', { weakNet: state === 'slow', networkType: networkType(state) });
  }

  /** Asked for every transfer; undefined lets it pass. No argument: no faults. */
  faults(faults?: Faults): void {
    this.device.faults = faults;
  }

  /** The server domains of WeChat's console; none: not checked. Other addresses fail with 600002. */
  listedDomains(domains?: ListedDomains): void {
    this.device.listedDomains = domains;
  }

  // ---- the phone

  /** The person leaves the app; `seconds` says how much of the time away has already gone by. */
  background(options: { seconds?: number } = {}): void {
    this.host.touched();
    this.host.background(options.seconds ?? 0);
  }

  /** Back again, plainly or through an entrance. */
  async foreground(launch?: Launch): Promise<void> {
    await this.host.foreground(launch);
  }

  theme(theme: DeviceInfo['theme']): void {
    this.device.info.theme = theme;
    if (this.host.config.darkmode) this.fire('ThemeChange', { theme });
  }

  fontSize(pixels: number): void {
    this.device.info.fontSizeSetting = pixels;
  }

  /** Raises any documented event: `fire('MemoryWarning', { level: 10 })` for wx.onMemoryWarning. */
  fire(event: string, payload: AppObject = {}): void {
    this.host.wx.events.emit(event, this.host.toApp(payload));
  }

  // ---- entrances: a cold start each; storage, files and permissions stay

  restart(launch?: Launch): Promise<void> {
    return this.running.restart(launch);
  }

  openAppCode(path: string, scene: string): Promise<void> {
    return this.restart(fromAppCode(path, scene));
  }

  openPlainLink(path: string, link: string): Promise<void> {
    return this.restart(fromPlainLink(path, link, Date.now()));
  }

  openShareCard(address: string): Promise<void> {
    return this.restart(fromShareCard(address));
  }

  openMessage(address: string): Promise<void> {
    return this.restart(fromMessage(address));
  }

  // ---- the person's hand outside the page

  pullDownRefresh(): void {
    this.host.touched();
    const page = this.host.stack.current;
    const config = { ...this.host.config.window, ...this.host.view.config(page?.path ?? '') };
    if (!config.enablePullDownRefresh) throw new Error(`${page?.path} does not enable pull-down refresh`);
    pullDown(this.host.wx);
  }

  reachBottom(): void {
    this.host.touched();
    const page = this.host.stack.current;
    if (page) this.host.stack.call(page, 'onReachBottom');
  }

  scrollTo(top: number): void {
    scrollTo(this.host.wx, top);
  }

  /** The share card sent from the menu, or undefined when the page offers none. */
  share(): AppObject | undefined {
    return share(this.host, 'menu');
  }

  async tapTab(index: number): Promise<void> {
    const tab = this.host.config.tabBar?.list[index];
    if (!tab) throw new Error(`there is no tab ${index}`);
    await this.host.stack.navigate('switchTab', { url: `/${tab.pagePath}` });
    const page = this.host.stack.current;
    const info = { index, pagePath: tab.pagePath, text: tab.text };
    if (page) this.host.stack.call(page, 'onTabItemTap', this.host.toApp(info));
  }

  /** The back gesture: the page below, or out of the app from the last one. */
  async back(): Promise<void> {
    if (this.host.stack.pages.length > 1) await this.host.stack.navigate('navigateBack', {});
    else this.background();
  }

  // ---- reading

  /** Every `wx` call so far, of one name or all. */
  calls(name?: string): WxCall[] {
    return this.device.calls.filter((call) => name === undefined || call.name === name);
  }

  get shares(): unknown[] {
    return this.device.shares;
  }

  get logs(): { type: string; args: unknown[] }[] {
    return this.running.logs;
  }

  /** Uncaught errors and rejections of the app, unsupported `wx` names among them. */
  get errors(): AppException[] {
    return this.running.errors;
  }

  get unsupported(): string[] {
    return [...this.host.wx.unsupported];
  }

  /** What the app told wx.getRealtimeLogManager, which the operator reads in WeChat's console. */
  get realtimeLog(): readonly { level: string; words: string[] }[] {
    return this.device.realtimeLog;
  }

  get toast(): string | undefined {
    return this.host.wx.ui.toast?.title ?? this.host.wx.ui.loading;
  }

  get modal(): { title: string; content: string } | undefined {
    return this.host.wx.ui.modal?.request;
  }

  get actionSheet(): string[] | undefined {
    return this.host.wx.ui.actionSheet?.request;
  }

  /** The most transfers of one kind that ran at once. */
  get transferPeak(): number {
    return this.host.wx.transport.peak;
  }

  metrics(): PageMetrics[] {
    return this.host.metrics.report();
  }

  packages(): { root: string; bytes: number }[] {
    return this.host.packages.list.map(({ root, bytes }) => ({ root, bytes }));
  }

  storage(): Record<string, unknown> {
    const entries = [...this.device.storage].map(([key, text]) => [key, JSON.parse(text) as unknown]);
    return Object.fromEntries(entries) as Record<string, unknown>;
  }

  setStorage(key: string, value: unknown): void {
    this.device.storage.set(key, JSON.stringify(value));
  }

  /** What was drawn on the canvas a selector names on the current page. */
  drawn(selector: string): DrawCall[] {
    const page = this.host.stack.current;
    const [canvas] = page ? select(page.mounted.component, selector) : [];
    return canvas ? drawnOn(canvas) : [];
  }

  html(): string {
    return pageHtml(this.host);
  }

  async screenshot(file: string): Promise<void> {
    writeFileSync(file, await shot(this.host));
  }

  /** Waits until no transfer is under way and no setData came for a moment. */
  async idle(timeoutMs = 5000): Promise<void> {
    const end = Date.now() + timeoutMs;
    for (let quietSince = Date.now(); Date.now() - quietSince < QUIET_MS; await wait(10)) {
      const { transport } = this.host.wx;
      const lastChange = this.host.metrics.lastSetDataAt;
      if (transport.pending > 0) quietSince = Date.now();
      else quietSince = Math.max(quietSince, lastChange);
      if (Date.now() > end) throw new Error(`not idle after ${timeoutMs} ms: ${transport.pending} transfers`);
    }
  }
}
