/** For the tests of one file: a city, a browser, and windows that are closed after each test and met no error. */
import type { Browser } from 'playwright-core';
import type { City } from '../city';
import { openWindow, type Window } from './browser';
import { builtFolder } from './builtFolder';
import { openChromium } from './chromium';

type Options = Parameters<typeof openWindow>[2];

export interface Windows<C extends City> {
  readonly city: C;
  take(options?: Options): Promise<Window>;
}

export function useWindows<C extends City>(
  openCity: (settings: Record<string, string>) => Promise<C>,
): Windows<C> {
  let city: C;
  let browser: Browser;
  const windows: Window[] = [];
  beforeAll(async () => {
    [city, browser] = await Promise.all([openCity({ WEB_DIR: builtFolder() }), openChromium()]);
  });
  afterEach(async () => {
    const opened = windows.splice(0);
    for (const window of opened) await window.close();
    expect(opened.flatMap(({ errors }) => errors)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await city.close();
  });
  return {
    get city() {
      return city;
    },
    async take(options) {
      const window = await openWindow(browser, city, options);
      windows.push(window);
      return window;
    },
  };
}
