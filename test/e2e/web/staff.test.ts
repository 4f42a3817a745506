import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { createClient } from '@jsjb/shared/contract/client';
import { fetchTransport } from '../../../scripts/replay/fetchTransport';
import { people } from '../city';
import {
  entersWithWechat,
  heldContentIsJudged,
  inboxIsRead,
  listedInRoster,
  newcomer,
  ownDataIsTakenAndErased,
  PHONE,
  posterIsPrinted,
  proofBeforeUnmasking,
  switchesPost,
  wrongCodesLock,
  type Kept,
} from '../journeys/staff';
import { openWechatCity, SANDBOX_PERSON, type WechatCity } from '../wechatCity';
import { desktopSize, openWindow, signedIn, type Window } from './browser';
import { builtFolder } from './builtFolder';
import { openChromium } from './chromium';

let city: WechatCity;
let browser: Browser;
const windows: Window[] = [];

beforeAll(async () => {
  city = await openWechatCity({ WEB_DIR: builtFolder() });
  browser = await openChromium();
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

const desktop = { viewport: desktopSize };

async function take(options: Parameters<typeof openWindow>[2] = {}): Promise<Window> {
  const window = await openWindow(browser, city, options);
  windows.push(window);
  return window;
}

/** The next download of this window; to be asked for before the tap. */
function nextFile({ page }: Window): () => Promise<Kept> {
  const coming = page.waitForEvent('download');
  return async () => {
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
}

/** In the mini-program, where WeChat proves the phone number. */
async function boundOnThePhone(): Promise<void> {
  const client = (token?: string) =>
    createClient({ baseUrl: city.url, transport: fetchTransport, ...(token ? { token: () => token } : {}) });
  const { accessToken } = await client().signInWithWechat({ body: { code: await city.code('login') } });
  await city.control('phone', { person: SANDBOX_PERSON, phone: PHONE });
  await client(accessToken).bindStaff({ body: { phoneCode: await city.code('phone') } });
}

test('an official enters through the official account, changes the post, and proves who they are at the desktop', async () => {
  await listedInRoster(city);
  await boundOnThePhone();
  const window = await take();
  await entersWithWechat(window, city);
  await switchesPost(window, city);
  await window.page.setViewportSize(desktopSize);
  const secret = await proofBeforeUnmasking(window, city);
  await wrongCodesLock(window, city, secret);
});

test('a login that somebody else began lets nobody in', async () => {
  const stranger = createClient({ baseUrl: city.url, transport: fetchTransport });
  const { url } = await stranger.startWebLogin();
  const back = (await fetch(url, { redirect: 'manual' })).headers.get('location');
  if (!back?.includes('code=')) throw new Error(`led to ${back}`);
  const window = await take();
  await window.open(back.slice(city.url.length));
  await window.hears('不是从这里开始的');
  await window.open('pages/me/index');
  await window.sees('登录');
  await window.seesNoMore('工作岗位');
});

test('words that are held are judged by a person, and the resident is told', async () => {
  const resident = await take(await signedIn(city, people.neighbour));
  const reviewer = await take({ ...desktop, ...(await signedIn(city, people.agent)) });
  await heldContentIsJudged({ resident, reviewer }, city);
});

test('messages are counted until they are read', async () => {
  await inboxIsRead(await take(await signedIn(city, people.official)), city, people.official);
});

test('a poster is printed', async () => {
  const window = await take({ ...desktop, ...(await signedIn(city, people.dispatcher)) });
  await posterIsPrinted(window, nextFile(window));
});

test('all of one’s data is taken along, and then erased', async () => {
  const person = await newcomer(city);
  const window = await take(await signedIn(city, person));
  await ownDataIsTakenAndErased(window, city, person, nextFile(window));
});
