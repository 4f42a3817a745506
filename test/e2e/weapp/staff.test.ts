import { readFileSync } from 'node:fs';
import path from 'node:path';
import { people } from '../city';
import {
  entersWithWechat,
  heldContentIsJudged,
  inboxIsRead,
  type Kept,
  listedInRoster,
  newcomer,
  ownDataIsTakenAndErased,
  PHONE,
  posterIsPrinted,
  proofBeforeUnmasking,
  switchesPost,
  wrongCodesLock,
} from '../journeys/staff';
import { until } from '../screen';
import { openWechatCity, SANDBOX_PERSON } from '../wechatCity';
import { usePhones, type Held } from './phones';

const stage = usePhones(openWechatCity);

interface Pocket extends Held {
  /** Where the phone keeps its files. */
  files: string;
}

/** A phone whose WeChat is the sandbox's. */
async function take(person?: string): Promise<Pocket> {
  let files = '';
  const held = await stage.hold(person, { prepare: (device) => void ({ files } = device) });
  held.control.loginCode(() => stage.city.code('login'));
  held.control.phoneCode(() => stage.city.code('phone'));
  return { ...held, files };
}

/** The file the phone was handed by this call. */
async function kept({ phone, control, files }: Pocket, name: string): Promise<Kept> {
  const { args } = await until(
    `a file in ${name}`,
    async () => control.calls(name).at(-1),
    async () => `${control.toast ?? ''} ${await phone.text()}`,
  );
  const { filePath, fileName } = args as { filePath: string; fileName?: string };
  const file = path.basename(filePath);
  return { name: fileName ?? file, bytes: readFileSync(path.join(files, 'usr', file)) };
}

test('from the first sign-in to the first look at a name: agreement, roster, posts, second factor, lock', async () => {
  const { phone, control } = await take();
  await entersWithWechat(phone, stage.city);

  await phone.open('account/posts/index');
  control.phoneCode(() => 'deny');
  await phone.tap('#bind-post');
  await until('a word', async () => control.toast?.includes('没有得到手机号'));
  control.phoneCode(() => stage.city.code('phone'));
  await stage.city.control('phone', { person: SANDBOX_PERSON, phone: PHONE });
  await phone.tap('#bind-post');
  await until('a refusal', async () => control.toast?.includes('不在工作人员名册里'));
  await phone.sees('反映诉求');

  await listedInRoster(stage.city);
  await phone.tap('#bind-post');
  await until('the posts', async () => control.toast?.includes('已绑定工作岗位'));
  await switchesPost(phone, stage.city);
  const secret = await proofBeforeUnmasking(phone, stage.city);
  await wrongCodesLock(phone, stage.city, secret);
});

test('a phone without WeChat’s answer is told so and stays signed out', async () => {
  const { phone, control } = await take();
  control.loginCode(() => 'made-up');
  await phone.open('account/signin/index');
  await phone.tap('#agree');
  await phone.tap('#wechat-enter');
  await until('a sentence', async () => control.toast?.includes('登录凭证已失效'));
  expect(await phone.has('#wechat-enter')).toBe(true);
});

test('words that are held are judged by a person, and the resident is told', async () => {
  const [resident, reviewer] = [await take(people.neighbour), await take(people.agent)];
  await heldContentIsJudged({ resident: resident.phone, reviewer: reviewer.phone }, stage.city);
});

test('unread messages are asked for where they are counted, not on the way to one’s work', async () => {
  const { phone, control } = await take(people.official);
  const askedOn = () =>
    control
      .calls('request')
      .flatMap(({ args, page }) => (/api\/notices/.test(JSON.stringify(args)) ? page : []));
  await phone.open('agency/desk/index');
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await phone.open('pages/me/index');
  await until('the question', async () => askedOn().includes('pages/me/index'));
  expect(askedOn()).not.toContain('agency/desk/index');
});

test('messages are counted until they are read, a poster is printed', async () => {
  const { phone, control } = await take(people.official);
  await inboxIsRead(phone, stage.city, people.official);
  const onTheTab = (name: string) => control.calls(name).map(({ args }) => args);
  expect(onTheTab('setTabBarBadge')).toContainEqual(expect.objectContaining({ index: 2 }));
  const before = onTheTab('removeTabBarBadge').length;
  await phone.back();
  await until('the mark being gone', async () => onTheTab('removeTabBarBadge').length > before);
  const held = await take(people.dispatcher);
  await posterIsPrinted(held.phone, () => kept(held, 'openDocument'));
});

test('all of one’s data is taken along, and then erased', async () => {
  const person = await newcomer(stage.city);
  const held = await take(person);
  const asked: string[] = [];
  held.control.modals(({ title }) => {
    asked.push(title);
    return 'confirm';
  });
  // Who turns back in the list of chats is not told of a fault; the next time it is sent.
  held.control.sendsFiles('cancel');
  await ownDataIsTakenAndErased(held.phone, stage.city, person, async () => {
    await kept(held, 'shareFileMessage');
    expect(held.control.toast).toBeUndefined();
    held.control.sendsFiles('sent');
    await held.phone.tap('#data-export');
    return kept(held, 'shareFileMessage');
  });
  expect(asked).toEqual(['文件已备好', '文件已备好', '已删除']);
});
