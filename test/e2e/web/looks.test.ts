/**
 * Every page as people see it: on a phone and at a desktop, in normal type, for the old, and in the dark. No breach
 * of accessibility that axe can find, nothing wider than the screen. Pictures lie in test/e2e/screens/ to be looked at.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { source as axeSource } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openCity, people, POSTER, type City } from '../city';
import { preparedSights, type Sight } from '../pages';
import { until } from '../screen';
import { desktopSize, phoneSize } from './browser';
import { builtFolder } from './builtFolder';
import { openChromium } from './chromium';

/** Windows at once: while one is drawn, another loads. */
const AT_ONCE = 4;
/** Nothing was asked for so long: the page stands. */
const QUIET_MS = 250;
/** `npm run looks` and `npm run e2e:web` look at everything; `npm test` has a minute for these. */
const ALL = process.env.LOOKS === 'all';
const sample = ['submit', 'resident-ticket', 'center', 'scores'];
const sampleLooks = ['375-elder', '375-dark', '1280-normal'];

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

const seen = (): Sight[] =>
  [
    ...prepared,
    {
      name: 'submit-poster',
      person: 'neighbour' as const,
      path: 'resident/submit/index',
      web: `p/${city.scene(POSTER)}`,
    },
  ].filter(({ name }) => ALL || sample.includes(name));

type Person = Sight['person'];

async function contextOf(look: Look, person: Person): Promise<BrowserContext> {
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

/** Resolves once nothing was under way for a moment and no placeholder is left. */
function settling(page: Page): () => Promise<void> {
  let open = 0;
  let last = Date.now();
  const moves = (step: number) => () => {
    open += step;
    last = Date.now();
  };
  page.on('request', moves(1));
  page.on('requestfinished', moves(-1));
  page.on('requestfailed', moves(-1));
  return async () => {
    last = Date.now();
    await until('the page standing still', async () => open <= 0 && Date.now() - last > QUIET_MS);
    await until('the content', async () => (await page.locator('.skeleton:visible').count()) === 0);
  };
}

interface Breach {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function faultsOf(context: BrowserContext, look: Look, sight: Sight): Promise<string[]> {
  const { name, path: address, web, opens } = sight;
  const page = await context.newPage();
  try {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const settled = settling(page);
    await page.goto(`${city.url}/${web ?? address}`);
    await page.locator('.app:visible').first().waitFor();
    await settled();
    if (opens) {
      await page.locator(opens).locator('visible=true').first().click();
      await settled();
    }
    await page.screenshot({ path: path.join(screens, `${name}-${look.name}.png`), fullPage: true });
    await page.evaluate(axeSource);
    const { breaches, wide } = await page.evaluate(async () => {
      const { axe, document, innerWidth } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: Breach[] }> };
        document: { documentElement: { scrollWidth: number } };
        innerWidth: number;
      };
      return {
        breaches: (await axe.run()).violations,
        wide: document.documentElement.scrollWidth - innerWidth,
      };
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
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message.slice(0, 400) : String(error)}`];
  } finally {
    await page.close();
  }
}

test.each(looks.filter(({ name }) => ALL || sampleLooks.includes(name)))(
  '$name: every page can be read, reached and heard by everybody',
  async (look) => {
    const left = seen();
    const count = left.length;
    const faults: string[] = [];
    const contexts = new Map<Person, Promise<BrowserContext>>();
    const contextFor = (person: Person) => {
      const known = contexts.get(person) ?? contextOf(look, person);
      contexts.set(person, known);
      return known;
    };
    const started = Date.now();
    const worker = async (): Promise<void> => {
      for (let sight = left.shift(); sight; sight = left.shift())
        faults.push(...(await faultsOf(await contextFor(sight.person), look, sight)));
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    } finally {
      for (const context of contexts.values()) await (await context).close();
    }
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    process.stderr.write(`  ${look.name}: ${count} pages, ${faults.length} violations, ${seconds} s\n`);
    for (const fault of faults) process.stderr.write(`    ${fault.replace(/\s+/g, ' ')}\n`);
    expect(faults).toEqual([]);
  },
  600_000,
);
