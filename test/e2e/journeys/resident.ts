/** What a resident does: report from a poster, write without a network, come back after the login has lapsed. */
import { people, POSTER, type City } from '../city';
import { squeeze, until, type Screen } from '../screen';

export const LAMP = '小区北门的路灯坏了三天，晚上老人出门看不清路，希望尽快修好。';

export async function signIn(screen: Screen, person: string): Promise<void> {
  await screen.tap(`#persona-${person}`);
  await until('being signed in', async () => !(await screen.has(`#persona-${person}`)));
}

/** Submits what is written; answers a question about similar matters with “another one”. Gives the number. */
export async function send(screen: Screen): Promise<string> {
  await screen.seesNoMore('照片正在上传');
  await screen.tap('#submit-send');
  await until(
    'an outcome',
    async () => (await screen.has('#done-open')) || (await screen.has('#not-the-same')),
  );
  if (await screen.has('#not-the-same')) await screen.tap('#not-the-same');
  await screen.sees('收到了，我们马上办');
  return numberOn(screen);
}

export const numberOn = (screen: Screen): Promise<string> =>
  until('a ticket number', async () => /\d{8}\d{5,8}[0-9X]/.exec(squeeze(await screen.text()))?.[0]);

/** From the poster to the ticket, signing in on the way. */
export async function reportsFromPoster(
  screen: Screen,
  city: City,
  person: string = people.resident,
): Promise<string> {
  await screen.scanPoster(city.scene(POSTER));
  await screen.sees('不在这里');
  await screen.type('content', LAMP);
  // On the web one may submit without signing in; whoever wants to, says so first.
  await screen.tap((await screen.has('#submit-sign-in')) ? '#submit-sign-in' : '#submit-send');
  await signIn(screen, person);
  // Nothing typed is lost by signing in.
  await screen.sees('不在这里');
  if ((await screen.typed('content')) !== LAMP) throw new Error('what was typed is gone');
  const number = await send(screen);
  await screen.tap('#done-open');
  await screen.sees('已经收到，正在受理');
  await screen.sees('小区北门的路灯');
  return number;
}

/** Written without a network, sent once when it returns. */
export async function writesOffline(screen: Screen, city: City, person: string): Promise<void> {
  const mine = async () => (await (await city.as(person)).listTickets({ query: { queue: 'mine' } })).items;
  const before = (await mine()).length;
  await screen.open('resident/submit/index');
  await screen.type('content', '断网时写的：菜市场后门的井盖松了，车一过就响。');
  await screen.online(false);
  await screen.sees('现在没有网络');
  await screen.tap('#submit-send');
  await screen.sees('已经存在手机里');
  await screen.tap('看看我的诉求');
  await screen.sees('等待提交');
  await screen.online(true);
  await screen.seesNoMore('等待提交');
  await until('one ticket more', async () => (await mine()).length > before);
  await screen.sees('菜市场后门的井盖');
  if ((await mine()).length !== before + 1) throw new Error('sent more than once');
}

/** Longer than an access token holds. */
const AN_HOUR = 3600_000;

async function writesAndSends(screen: Screen, city: City, words: string, meanwhile: () => Promise<void>) {
  await screen.open('resident/submit/index');
  await screen.type('content', words);
  await meanwhile();
  await screen.tap('#submit-send');
  return async () => {
    await screen.sees('收到了，我们马上办');
    const count = await city.deps.models.tickets.countDocuments({ content: words });
    if (count !== 1) throw new Error(`${count} tickets instead of one`);
  };
}

/** The login is too old when the form is sent: it is renewed without a word. */
export async function loginIsRenewed(screen: Screen, city: City): Promise<void> {
  const sent = await writesAndSends(screen, city, '写了一个小时：单元门禁坏了，谁都能进来。', async () =>
    city.passes(AN_HOUR),
  );
  await sent();
}

/** The login cannot be renewed any more: after signing in again it has been sent, without a second tap. */
export async function loginLapses(screen: Screen, city: City, person: string): Promise<void> {
  const sent = await writesAndSends(
    screen,
    city,
    '登录过期：楼道堆了很多杂物，消防通道走不通。',
    async () => {
      city.passes(AN_HOUR);
      await city.deps.models.sessions.collection.deleteMany({});
    },
  );
  await signIn(screen, person);
  await sent();
}
