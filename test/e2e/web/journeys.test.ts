import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { openCity, people, type City } from '../city';
import { signsTogether } from '../journeys/batchSign';
import { killedInMidForm, officialsLoginLapses } from '../journeys/forms';
import { roundWithoutSignal } from '../journeys/grid';
import { holders, ledgerIsKept, oneIdeaToItsEnd, rewardIsApproved, type Holder } from '../journeys/ideas';
import { oneTicketToTheEnd } from '../journeys/mainPath';
import {
  figureOpensItsTickets,
  noticeIsImported,
  oneDisputeToItsRuling,
  supervisionIsRaised,
} from '../journeys/office';
import { loginIsRenewed, loginLapses, reportsFromPoster, signIn, writesOffline } from '../journeys/resident';
import { until } from '../screen';
import { desktopSize, openWindow, signedIn, type Window } from './browser';
import { builtFolder } from './builtFolder';
import { openChromium } from './chromium';

let city: City;
let browser: Browser;
const windows: Window[] = [];

beforeAll(async () => {
  city = await openCity({ WEB_DIR: builtFolder() });
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

test('a resident reports from a poster, writes without a network, comes back after the login lapsed', async () => {
  const window = await take();
  await reportsFromPoster(window, city, people.neighbour);
  await writesOffline(window, city, people.neighbour);
  await loginIsRenewed(window, city);
  await loginLapses(window, city, people.neighbour);
  await killedInMidForm(window, city, people.neighbour);
});

test('an official whose login lapses in the middle of a form goes on where it was', async () => {
  await officialsLoginLapses(await take(), city);
});

test('an official signs a morning’s tickets together', async () => {
  await signsTogether(await take(), city);
});

test('one ticket goes through four pairs of hands, the staff at desktops', async () => {
  const hands = {
    resident: await take(),
    agent: await take(desktop),
    dispatcher: await take(desktop),
    official: await take(),
    gridWorker: await take(),
  };
  await oneTicketToTheEnd(hands, city);
});

test('a dispute is ruled by a meeting and becomes a precedent', async () => {
  await oneDisputeToItsRuling({ dispatcher: await take(desktop), official: await take() }, city);
});

test('a figure opens its tickets, and supervision is raised on one', async () => {
  const supervisor = await take(desktop);
  await figureOpensItsTickets(supervisor, city);
  await supervisionIsRaised(supervisor, city);
});

test('the notice of a year is read, its faults are named, and it is imported', async () => {
  await noticeIsImported(await take(desktop));
});

test('whoever goes back at once sees the page they came from', async () => {
  const window = await take();
  await window.open('account/signin/index');
  await signIn(window, people.gridWorker);
  await window.tap('#grid-visits');
  await until('the visits', async () => (await window.path()) === 'grid/visits/index');
  await window.back();
  await until('being back', async () => (await window.path()) === 'grid/home/index');
  // Longer than a page takes to leave.
  await window.page.waitForTimeout(600);
  await window.sees('上报问题');
});

test('a grid worker’s round without a signal arrives whole, each thing once', async () => {
  await roundWithoutSignal(await take(), city);
});

test('an idea is adopted and made public; its reward is approved by two and becomes a certificate', async () => {
  const by = async (holder: Holder, options = {}) => {
    const person = holders[holder];
    return take({ ...options, ...(person ? await signedIn(city, person) : {}) });
  };
  const hands = {
    author: await by('author'),
    neighbour: await by('neighbour'),
    stranger: await by('stranger'),
    agent: await by('agent'),
    dispatcher: await by('dispatcher'),
    official: await by('official'),
    supervisor: await by('supervisor', desktop),
    admin: await by('admin', desktop),
  };
  const { author, supervisor, admin } = hands;
  const idea = await oneIdeaToItsEnd(hands, city);
  const reward = await rewardIsApproved(hands, city, idea);
  await supervisor.sees('没有开通微信发放，已颁发证书');
  await author.open(reward);
  await author.sees('您的建议得到了一张证书');
  const [certificate] = await Promise.all([
    author.page.waitForEvent('download'),
    author.tap('#open-certificate'),
  ]);
  expect((await readFile(await certificate.path())).subarray(0, 5).toString()).toBe('%PDF-');
  const [ledger] = await Promise.all([
    admin.page.waitForEvent('download'),
    ledgerIsKept(admin, idea, ['批准', '未配置商户，以证书代替奖金']),
  ]);
  expect(ledger.suggestedFilename()).toMatch(/^建议奖励台账\d{4}\.xlsx$/);
});
