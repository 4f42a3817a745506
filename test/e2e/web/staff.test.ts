import { readFile } from 'node:fs/promises';
import { createClient } from '@jsjb/bff/contract';
import { fetchTransport } from '../../../scripts/lib/replay/fetchTransport';
import { people } from '../city';
import {
  entersWithWechat,
  heldContentIsJudged,
  heldTicket,
  inboxIsRead,
  listedInRoster,
  newcomer,
  ownDataIsTakenAndErased,
  PHONE,
  posterIsPrinted,
  proofBeforeUnmasking,
  switchesPost,
  unreadOf,
  wrongCodesLock,
  type Kept,
} from '../journeys/staff';
import { openWechatCity, SANDBOX_PERSON } from '../wechatCity';
import { desktop, desktopSize, signedIn, type Window } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openWechatCity);

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
    createClient({
      baseUrl: stage.city.url,
      transport: fetchTransport,
      ...(token ? { token: () => token } : {}),
    });
  const { accessToken } = await client().signInWithWechat({ body: { code: await stage.city.code('login') } });
  await stage.city.control('phone', { person: SANDBOX_PERSON, phone: PHONE });
  await client(accessToken).bindStaff({ body: { phoneCode: await stage.city.code('phone') } });
}

test('an official enters through the official account, changes the post, and proves who they are at the desktop', async () => {
  await listedInRoster(stage.city);
  await boundOnThePhone();
  const window = await stage.take();
  await entersWithWechat(window, stage.city);
  await switchesPost(window, stage.city);
  await window.page.setViewportSize(desktopSize);
  const secret = await proofBeforeUnmasking(window, stage.city);
  await wrongCodesLock(window, stage.city, secret);
});

test('a login that somebody else began lets nobody in', async () => {
  const stranger = createClient({ baseUrl: stage.city.url, transport: fetchTransport });
  const { url } = await stranger.startWebLogin();
  const back = (await fetch(url, { redirect: 'manual' })).headers.get('location');
  if (!back?.includes('code=')) throw new Error(`led to ${back}`);
  const window = await stage.take();
  await window.open(back.slice(stage.city.url.length));
  await window.hears('不是从这里开始的');
  await window.open('pages/me/index');
  await window.sees('登录');
  await window.seesNoMore('工作岗位');
});

test('words that are held are judged by a person, and the resident is told', async () => {
  const resident = await stage.take(await signedIn(stage.city, people.neighbour));
  const reviewer = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.agent)) });
  await heldContentIsJudged({ resident, reviewer }, stage.city);
});

test('who judges words that somebody else has just judged is told so, and they leave the list', async () => {
  const words = '黑心商家往河里倒油，臭了一条街。';
  await heldTicket(stage.city, words);
  const reviewer = async (person: string): Promise<Window> => {
    const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, person)) });
    await window.open('center/review/index');
    await window.sees(words);
    await window.tap('放行');
    await window.type('form-note', '要再核实');
    return window;
  };
  const [first, second] = [await reviewer(people.agent), await reviewer(people.dispatcher)];
  await first.tap('#action-submit');
  await first.seesNoMore(words);
  await second.tap('#action-submit');
  await second.sees('已经有人复核了');
  expect(await second.typed('form-note')).toBe('要再核实');
  await second.page.keyboard.press('Escape');
  await second.seesNoMore(words);
});

test('messages are counted until they are read', async () => {
  await inboxIsRead(
    await stage.take(await signedIn(stage.city, people.official)),
    stage.city,
    people.official,
  );
});

test('at a desk the navigation says how many messages wait', async () => {
  const waiting = await unreadOf(stage.city, people.official);
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.official)) });
  await window.open('agency/desk/index');
  const mine = window.page.getByRole('link', { name: /^我的，\d+\+? 条待看$/ });
  await mine.waitFor();
  expect(await mine.innerText()).toContain(String(waiting));
  await mine.click();
  await window.tap('#entry-inbox');
  await window.tap('#read-all');
  await mine.waitFor({ state: 'hidden' });
});

test('a poster is printed', async () => {
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.dispatcher)) });
  await posterIsPrinted(window, nextFile(window));
});

test('all of one’s data is taken along, and then erased', async () => {
  const person = await newcomer(stage.city);
  const window = await stage.take(await signedIn(stage.city, person));
  await ownDataIsTakenAndErased(window, stage.city, person, nextFile(window));
});
