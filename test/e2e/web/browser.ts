/** A window of the web version in real Chromium. */
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { City } from '../city';
import { isNamed, squeeze, until, type Screen } from '../screen';

export interface Window extends Screen {
  page: Page;
  /** Uncaught errors, and what the console called an error. */
  errors: string[];
  /** Another tab of the same browser. */
  beside(): Promise<Window>;
  close(): Promise<void>;
}

export const phoneSize = { width: 375, height: 812 };
export const desktopSize = { width: 1280, height: 800 };
/** For a window at a desktop. */
export const desktop = { viewport: desktopSize };

/** For who has signed in before, as Taro keeps it in a browser. */
export async function signedIn(
  city: City,
  person: string,
): Promise<Pick<BrowserContextOptions, 'storageState'>> {
  const value = JSON.stringify({ data: await city.signIn(person) });
  const origins = [{ origin: city.url, localStorage: [{ name: 'session', value }] }];
  return { storageState: { cookies: [], origins } };
}

/** A lost network and a refused login are part of a story; the browser writes them down as errors. */
const expected = /Failed to load resource|ERR_INTERNET_DISCONNECTED/;

export async function openWindow(
  browser: Browser,
  city: City,
  options: BrowserContextOptions = {},
): Promise<Window> {
  return openTab(
    await browser.newContext({ viewport: phoneSize, locale: 'zh-CN', ...options }),
    city,
    options,
  );
}

async function openTab(context: BrowserContext, city: City, options: BrowserContextOptions): Promise<Window> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text());
  });

  const inSight = async (): Promise<Locator> => {
    const dialog = page.locator('dialog[open]:visible');
    return (await dialog.count()) > 0 ? dialog.last() : page.locator('.app:visible').last();
  };
  const text = async () => (await inSight()).innerText({ timeout: 2000 }).catch(() => '');
  const wholeText = async () =>
    `${await page
      .locator('.app:visible')
      .last()
      .innerText({ timeout: 2000 })
      .catch(() => '')}\n${await text()}`;
  const instead = async () => `On ${page.url()}: ${(await wholeText()).replace(/\s+/g, ' ').slice(0, 600)}`;

  async function find(what: string): Promise<Locator | undefined> {
    const place = await inSight();
    if (what.startsWith('#')) {
      const found = place.locator(`${what}:visible`);
      return (await found.count()) > 0 ? found.first() : undefined;
    }
    const named = place.locator('.tap:visible, .btn:visible, a:visible');
    const said = await named.evaluateAll(
      (all: { innerText: string; getAttribute(name: string): string | null }[]) =>
        all.map((each) => each.innerText || (each.getAttribute('aria-label') ?? '')),
    );
    const index = said.findLastIndex((each) => isNamed(each, what));
    return index < 0 ? undefined : named.nth(index);
  }
  const field = async (id: string) => until(`the field ${id}`, () => find(`#${id}`), instead);

  return {
    page,
    errors,
    text: wholeText,
    beside: () => openTab(context, city, options),
    close: () => context.close(),
    path: async () => new URL(page.url()).pathname.slice(1),
    has: async (what) => (await find(what)) !== undefined,
    sees: async (words) => {
      await until(
        `seeing “${words}”`,
        async () => squeeze(await wholeText()).includes(squeeze(words)),
        instead,
      );
    },
    seesNoMore: async (words) => {
      await until(
        `“${words}” being gone`,
        async () => !squeeze(await wholeText()).includes(squeeze(words)),
        instead,
      );
    },
    hears: async (words) => {
      const toast = page.locator('.toast');
      await until(
        `hearing “${words}”`,
        async () => (await toast.count()) > 0 && (await toast.innerText()).includes(words),
        instead,
      );
    },
    looksUp: async (name, words) => {
      const chooser = await until(`the chooser ${name}`, () => find(`#lookup-${name}`), instead);
      await chooser.locator('input').fill(words);
    },
    tap: async (what) => {
      const element = await until(`something to tap: ${what}`, () => find(what), instead);
      await element.click({ timeout: 10_000 });
    },
    type: async (id, words) => (await field(id)).fill(words),
    typed: async (id) => (await field(id)).inputValue(),
    open: async (address) => {
      await page.goto(`${city.url}/${address.replace(/^\//, '')}`);
      await page.locator('.app:visible').first().waitFor();
    },
    scanPoster: async (scene) => {
      await page.goto(`${city.url}/p/${scene}`);
      await page.locator('.app:visible').first().waitFor();
    },
    back: async () => {
      await page.goBack();
    },
    online: async (on) => {
      // A network is lost later than a program takes to come, unless that is what a test is about.
      if (!on && options.serviceWorkers !== 'block')
        await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      await context.setOffline(!on);
    },
    choosesPhoto: async (file) => {
      page.once('filechooser', (chooser) => void chooser.setFiles(path.resolve(file)));
    },
  };
}
