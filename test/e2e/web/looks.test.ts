/**
 * Every page as people see it: on a phone and at a desktop, in normal type, for the old, and in the dark. No breach
 * of accessibility that axe can find, nothing wider than the screen. Pictures lie in test/e2e/screens/ to be looked at.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { source as axeSource } from 'axe-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { openCity, people, type City } from '../city';
import { preparedSights, type Sight } from '../pages';
import { desktopSize, phoneSize } from './browser';
import { builtFolder } from './builtFolder';
import { openChromium } from './chromium';

/** Windows at once: while one is drawn, another loads. */
const AT_ONCE = 4;
/** From the frame of a page to its first request. */
const SETTLE_MS = 200;

const screens = path.resolve(__dirname, '../screens');

interface Look {
  name: string;
  viewport: typeof phoneSize;
  elder: boolean;
  dark: boolean;
}

const sizes = [
  ['375', phoneSize],
  ['1280', desktopSize],
] as const;
const looks: Look[] = sizes.flatMap(([size, viewport]) => [
  { name: `${size}-normal`, viewport, elder: false, dark: false },
  { name: `${size}-elder`, viewport, elder: true, dark: false },
  { name: `${size}-dark`, viewport, elder: false, dark: true },
]);

let city: City;
let browser: Browser;
let prepared: Sight[] = [];
beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  city = await openCity({ WEB_DIR: builtFolder() });
  browser = await openChromium();
  prepared = await preparedSights(city);
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

const seen = (): Sight[] => [
  ...prepared,
  {
    name: 'submit-poster',
    person: 'neighbour',
    path: 'resident/submit/index',
    web: `p/${city.scene('JC-0001')}`,
  },
];

async function contextOf(look: Look, person: keyof typeof people | undefined): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: look.viewport,
    locale: 'zh-CN',
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  const stored = {
    preferences: { elder: look.elder, scheme: 'auto' },
    ...(person ? { session: await city.signIn(people[person]) } : {}),
  };
  // As Taro keeps it in a browser.
  await context.addInitScript((values: Record<string, unknown>) => {
    const { localStorage } = globalThis as unknown as {
      localStorage: { setItem(k: string, v: string): void };
    };
    for (const [key, data] of Object.entries(values)) localStorage.setItem(key, JSON.stringify({ data }));
  }, stored);
  return context;
}

interface Breach {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function faultsOf(look: Look, { name, person, path: address, web, opens }: Sight): Promise<string[]> {
  const context = await contextOf(look, person);
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${city.url}/${web ?? address}`);
    await page.locator('.app:visible').first().waitFor();
    await page.waitForTimeout(SETTLE_MS);
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    if (opens) {
      await page.locator(opens).locator('visible=true').first().click();
      await page.waitForLoadState('networkidle');
    }
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: path.join(screens, `${name}-${look.name}.png`), fullPage: true });
    await page.evaluate(axeSource);
    const breaches = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Breach[] }> } };
      return (await axe.run()).violations;
    });
    const wide = await page.evaluate(() => {
      const { document, innerWidth } = globalThis as unknown as {
        document: { documentElement: { scrollWidth: number } };
        innerWidth: number;
      };
      return document.documentElement.scrollWidth - innerWidth;
    });
    return [
      ...errors.map((message) => `${name}: ${message}`),
      ...(wide > 0 ? [`${name}: ${wide} px wider than the screen`] : []),
      ...breaches.flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 2)
          .map(
            ({ html, failureSummary = '' }) =>
              `${name}: ${id} ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`,
          ),
      ),
    ];
  } finally {
    await context.close();
  }
}

test.each(looks)(
  '$name: every page can be read, reached and heard by everybody',
  async (look) => {
    const left = seen();
    const faults: string[] = [];
    const worker = async (): Promise<void> => {
      for (let sight = left.shift(); sight; sight = left.shift())
        faults.push(...(await faultsOf(look, sight)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(faults).toEqual([]);
  },
  300_000,
);
