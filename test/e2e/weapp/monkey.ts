/** One random walk on a phone; the same seed walks the same way. */
import type { Phone } from './phone';

export interface Step {
  act: string;
  on?: string;
}

/** mulberry32: small, and good enough to wander with. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const words = [
  '路灯坏了三天，晚上看不清路',
  '😀',
  '1',
  '　 ',
  '<b>&"\'',
  '长'.repeat(600),
  '20260101000001X',
];

type Hand = (phone: Phone, random: () => number) => Promise<Step>;

const one = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

/** Elements of the page in sight; none when it went away while one looked. */
const all = (phone: Phone, selector: string) => inSight(phone, selector).catch(() => []);

/** Whatever component they lie in. */
async function inSight(phone: Phone, selector: string) {
  const page = await phone.mp.currentPage();
  if (!page) return [];
  const own = (await page.$$(selector)) as Awaited<ReturnType<typeof page.$>>[];
  const inner: typeof own = [];
  for (const comp of (await page.$$('comp')) as NonNullable<Awaited<ReturnType<typeof page.$>>>[]) {
    inner.push(...((await comp.$$(selector)) as typeof own));
  }
  return [...own, ...inner].flatMap((element) => element ?? []);
}

const tap: Hand = async (phone, random) => {
  const element = one(await all(phone, '.tap, .btn'), random);
  if (!element) return { act: 'nothing to tap' };
  const on = (await element.text()).slice(0, 20);
  // It may have gone between looking and tapping, as under a real finger.
  await element.tap().catch(() => undefined);
  return { act: 'tap', on };
};

const write: Hand = async (phone, random) => {
  const element = one(await all(phone, 'input, textarea'), random);
  if (!element) return { act: 'nothing to write in' };
  const text = one(words, random) ?? '';
  await (element as unknown as { input(text: string): Promise<void> }).input(text).catch(() => undefined);
  return { act: 'write', on: text.slice(0, 12) };
};

const inside =
  (
    act: string,
    run: (control: NonNullable<Phone['host']>['control'], random: () => number) => unknown,
  ): Hand =>
  async (phone, random) => {
    if (phone.host) await run(phone.host.control, random);
    return { act };
  };

/** How often each is done, in a hundred. */
const hands: readonly [number, Hand][] = [
  [60, tap],
  [12, write],
  [6, inside('tab', (control, random) => control.tapTab(Math.floor(random() * 3)))],
  [6, inside('back', (control) => control.back())],
  [4, inside('no network', (control) => control.network('none'))],
  [4, inside('network', (control) => control.network('ok'))],
  [2, inside('end of the list', (control) => control.reachBottom())],
  [2, inside('dark', (control, random) => control.theme(random() < 0.5 ? 'dark' : 'light'))],
  [2, inside('away', (control) => control.background({ seconds: 6 }))],
  [2, inside('share', (control) => control.share())],
];

function chosen(random: () => number): Hand {
  let left = random() * 100;
  return hands.find(([weight]) => (left -= weight) < 0)?.[1] ?? tap;
}

export async function walk(phone: Phone, seed: number, steps: number, trace: Step[]): Promise<void> {
  const random = randomOf(seed);
  const control = phone.host?.control;
  control?.network('ok');
  control?.modals(() => (random() < 0.5 ? 'confirm' : 'cancel'));
  control?.actionSheets((items) => (random() < 0.7 ? Math.floor(random() * items.length) : 'cancel'));
  for (let step = 0; step < steps; step += 1) {
    trace.push(await chosen(random)(phone, random));
    await control?.foreground();
    await control?.idle().catch(() => undefined);
  }
  control?.network('ok');
}
