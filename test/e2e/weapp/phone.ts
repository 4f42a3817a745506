/** A phone running the compiled mini-program, driven by WeChat's own unmodified automation client. */
import path from 'node:path';
import { connect, type Connection } from '../../weapp-host/connect';
import type { WeappHostOptions } from '../../weapp-host';
import { fromAppCode, fromMessage } from '../../weapp-host/app/launch';
import { phone as answers } from '../../weapp-host/portable';
import { isNamed, squeeze, until, type Screen } from '../screen';
import type { City } from '../city';
import { builtFolder } from './builtFolder';

/** The origin the bundle was built with; every request is led to the city of the test. */
const BUILT_FOR = 'http://127.0.0.1:8080';
const TAPPABLE = '.tap, .btn';

type Page = NonNullable<Awaited<ReturnType<Connection['mp']['currentPage']>>>;
type Found = NonNullable<Awaited<ReturnType<Page['$']>>>;
interface Scope {
  $(selector: string): Promise<Found | null>;
  $$(selector: string): Promise<Found[]>;
}

export interface Phone extends Screen {
  mp: Connection['mp'];
  /** The headless phone's inner side; undefined on the real developer tools. */
  host: Connection['host'];
  /** The element `#id` or `.class`, once it is there. */
  found(selector: string): Promise<Found>;
  close(): Promise<void>;
}

export async function openPhone(city: City, options: Partial<WeappHostOptions> = {}): Promise<Phone> {
  const { mp, host, close } = await connect(
    { appDir: builtFolder(), rewrite: (url) => url.replace(BUILT_FOR, city.url), ...options },
    process.env.WECHAT_DEVTOOLS_WS,
  );
  const person = answers(mp);

  /** What `ask` finds; undefined while the page under one's eyes is being closed. */
  async function inSight<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Error && error.message.includes('page destroyed')) return undefined;
      throw error;
    }
  }
  const page = () => until('a page is open', async () => mp.currentPage());
  /** Taro puts what lies deep into components of their own, which a page's selector does not enter. */
  async function scopes(): Promise<Scope[]> {
    const found: Scope[] = [(await page()) as unknown as Scope];
    for (let next = found; next.length > 0;) {
      const inner = await Promise.all(next.map((scope) => scope.$$('comp')));
      next = inner.flat();
      found.push(...next);
    }
    return found;
  }
  async function first(selector: string): Promise<Found | undefined> {
    for (const scope of await scopes()) {
      const found = await scope.$(selector);
      if (found) return found;
    }
    return undefined;
  }
  /** The innermost of what carries exactly these words; what lies in an open sheet comes before what is below it. */
  async function named(words: string): Promise<Found | undefined> {
    const sheet = await first('.sheet');
    const within: Scope[] = [...(sheet ? [sheet as unknown as Scope] : []), ...(await scopes())];
    for (const scope of within) {
      for (const element of (await scope.$$(TAPPABLE)).reverse()) {
        const said = squeeze(await element.text());
        if (isNamed(said, words)) return element;
        if (said === '' && (await element.attribute('aria-label')) === words) return element;
      }
    }
    return undefined;
  }
  const find = (what: string) => inSight(() => (/^[#.]/.test(what) ? first(what) : named(what)));
  const read = () => inSight(async () => (await (await first('.app'))?.text()) ?? '');
  const text = async () => (await read()) ?? '';
  const instead = async () =>
    `On ${(await page()).path}: ${(await text()).replace(/\s+/g, ' ').slice(0, 600)}`;
  const found = (what: string) => until(`something to tap: ${what}`, () => find(what), instead);
  const settle = () => host?.control.idle() ?? Promise.resolve();
  const input = async (id: string) => {
    const field = await until(`the field ${id}`, () => find(`#${id}-field`), instead);
    return until(`an input in ${id}`, async () => (await field.$('.text-box')) ?? field.$('.line-input'));
  };

  return {
    mp,
    host,
    close,
    text,
    path: async () => (await page()).path,
    has: async (what) => (await find(what)) !== undefined,
    sees: async (words) => {
      await until(`seeing “${words}”`, async () => squeeze(await text()).includes(squeeze(words)), instead);
    },
    seesNoMore: async (words) => {
      await until(
        `“${words}” being gone`,
        async () => {
          const now = await read();
          return now !== undefined && !squeeze(now).includes(squeeze(words));
        },
        instead,
      );
    },
    hears: async (words) => {
      // The developer tools have no way to read it back.
      if (host) await until(`hearing “${words}”`, async () => host.control.toast?.includes(words), instead);
    },
    looksUp: async (name, words) => {
      const chooser = await found(`#lookup-${name}`);
      const box = await until(`the search box of ${name}`, async () => chooser.$('.line-input'), instead);
      await (box as unknown as { input(text: string): Promise<void> }).input(words);
      await settle();
    },
    found,
    tap: async (what) => {
      const tapped = async () => {
        const element = await find(what);
        return element && inSight(() => element.tap().then(() => true));
      };
      await until(`something to tap: ${what}`, tapped, instead);
      await settle();
    },
    type: async (id, words) => {
      await ((await input(id)) as unknown as { input(text: string): Promise<void> }).input(words);
      await settle();
    },
    typed: async (id) => String(await (await input(id)).value()),
    open: async (address) => {
      const to = address.startsWith('/') ? address : `/${address}`;
      if (host) await host.control.restart(fromMessage(to));
      else await mp.reLaunch(to);
      await settle();
    },
    scanPoster: async (scene) => {
      if (host) await host.control.restart(fromAppCode('pages/home/index', scene));
      else await mp.reLaunch(`/pages/home/index?scene=${encodeURIComponent(scene)}`);
      await settle();
    },
    back: async () => {
      if (host) await host.control.back();
      else await mp.navigateBack();
      await settle();
    },
    online: async (on) => {
      if (host) host.control.network(on ? 'ok' : 'none');
      else if (on) await person.restore('request');
      else await person.offline();
      await settle();
    },
    choosesPhoto: async (file) => {
      if (host) host.control.nextMedia([file as never]);
      else await person.photos([path.resolve(file)]);
    },
  };
}

/** In the hands of somebody who has signed in before; of nobody: as it comes out of the shop. */
export async function openPhoneOf(
  city: City,
  person?: string,
  options: Partial<WeappHostOptions> = {},
): Promise<Phone> {
  const session = person && JSON.stringify(await city.signIn(person));
  return openPhone(city, {
    ...options,
    prepare: (device) => {
      if (session) device.storage.set('session', session);
      options.prepare?.(device);
    },
  });
}
