// What each page costs: setData bytes and rate, tree size, requests and time until its first useful view.
import type { GeneralComponent } from 'glass-easel';
import type { AppObject } from './sandbox';
import { innerText, measure, rootOf, type TreeSize } from '../view/tree';
import { select } from '../view/select';

export interface PageMetrics extends TreeSize {
  path: string;
  opens: number;
  setDataCalls: number;
  setDataMaxBytes: number;
  setDataTotalBytes: number;
  /** The most setData calls within any one second. */
  setDataMaxPerSecond: number;
  /** Requests that the page started by itself before its first useful view, the worst opening. */
  requestsBeforeUseful: number;
  /** Milliseconds from the start of the navigation, one per opening that got there. */
  usefulMs: number[];
}

/** When a page counts as useful: it shows text, and nothing that says "loading". */
export interface UsefulView {
  minText: number;
  absent: string[];
}
export const USEFUL_VIEW: UsefulView = {
  minText: 2,
  absent: ['.skeleton', '.loading', '[aria-busy=true]'],
};

/** The platform refuses a single setData above this. */
export const SET_DATA_LIMIT = 1024 * 1024;

interface Opening {
  path: string;
  component: GeneralComponent;
  startedAt: number;
  requests: number;
  useful: boolean;
  /** A person has done something: what is asked from now on is their doing, not the page's. */
  touched: boolean;
  callTimes: number[];
}

export class Metrics {
  private readonly byPath = new Map<string, PageMetrics>();
  private readonly openings = new Map<GeneralComponent, Opening>();
  lastSetDataAt = 0;

  constructor(private readonly usefulView: UsefulView) {}

  opened(path: string, component: GeneralComponent, startedAt: number): void {
    this.openings.set(component, {
      path,
      component,
      startedAt,
      requests: 0,
      useful: false,
      touched: false,
      callTimes: [],
    });
    this.of(path).opens += 1;
  }

  /** Returns the size of the data in bytes of JSON. */
  setData(root: GeneralComponent, data: AppObject): number {
    const bytes = Buffer.byteLength(JSON.stringify(data) ?? '');
    const opening = this.openings.get(root);
    this.lastSetDataAt = Date.now();
    if (!opening) return bytes;
    const page = this.of(opening.path);
    page.setDataCalls += 1;
    page.setDataTotalBytes += bytes;
    page.setDataMaxBytes = Math.max(page.setDataMaxBytes, bytes);
    const now = performance.now();
    opening.callTimes = [...opening.callTimes.filter((at) => now - at < 1000), now];
    page.setDataMaxPerSecond = Math.max(page.setDataMaxPerSecond, opening.callTimes.length);
    return bytes;
  }

  /** After the data reached the tree: has the page become useful? */
  rendered(root: GeneralComponent): void {
    const opening = this.openings.get(root);
    if (!opening || opening.useful || !this.isUseful(root)) return;
    opening.useful = true;
    const page = this.of(opening.path);
    page.usefulMs.push(performance.now() - opening.startedAt);
    page.requestsBeforeUseful = Math.max(page.requestsBeforeUseful, opening.requests);
    this.measure(opening);
  }

  requestStarted(root: GeneralComponent | undefined): void {
    const opening = root && this.openings.get(root);
    if (opening && !opening.useful && !opening.touched) opening.requests += 1;
  }

  /** Somebody tapped, scrolled, or lost the network while the page was still loading. */
  touched(root: GeneralComponent | undefined): void {
    const opening = root && this.openings.get(root);
    if (opening) opening.touched = true;
  }

  left(component: GeneralComponent): void {
    const opening = this.openings.get(component);
    if (opening) this.measure(opening);
  }

  closed(component: GeneralComponent): void {
    this.left(component);
    this.openings.delete(component);
  }

  report(): PageMetrics[] {
    for (const opening of this.openings.values()) this.measure(opening);
    return [...this.byPath.values()].map((page) => ({ ...page, usefulMs: [...page.usefulMs] }));
  }

  private isUseful(root: GeneralComponent): boolean {
    const text = innerText(rootOf(root)).replace(/\s/g, '');
    if (text.length < this.usefulView.minText) return false;
    return this.usefulView.absent.every((selector) => select(root, selector).length === 0);
  }

  private measure({ path, component }: Opening): void {
    const page = this.of(path);
    const size = measure(rootOf(component));
    page.nodes = Math.max(page.nodes, size.nodes);
    page.depth = Math.max(page.depth, size.depth);
    page.maxChildren = Math.max(page.maxChildren, size.maxChildren);
  }

  private of(path: string): PageMetrics {
    const known = this.byPath.get(path);
    if (known) return known;
    const fresh: PageMetrics = {
      path,
      opens: 0,
      setDataCalls: 0,
      setDataMaxBytes: 0,
      setDataTotalBytes: 0,
      setDataMaxPerSecond: 0,
      requestsBeforeUseful: 0,
      usefulMs: [],
      nodes: 0,
      depth: 0,
      maxChildren: 0,
    };
    this.byPath.set(path, fresh);
    return fresh;
  }
}
