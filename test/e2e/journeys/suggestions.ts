/**
 * One suggestion from the first word to its reward, through the hands of everybody it passes. Each has a screen and is
 * signed in on it: signing in is told by other journeys.
 */
import { people, type City } from '../city';
import { squeeze, until, type Screen } from '../screen';
import { begins } from './begins';

/** Whose each screen is; a stranger is nobody. */
export const holders = {
  author: people.served,
  neighbour: people.resident,
  agent: people.agent,
  dispatcher: people.dispatcher,
  official: people.official,
  supervisor: people.supervisor,
  admin: people.admin,
  stranger: undefined,
} as const;
export type Holder = keyof typeof holders;

export type SuggestionHands = Record<
  'author' | 'neighbour' | 'agent' | 'dispatcher' | 'official' | 'stranger',
  Screen
>;
export interface Suggestion {
  id: string;
  number: string;
}

export const TITLE = '文化广场东路口加装过街安全岛';
const THOUGHT = '路口很宽，绿灯时间短，老人和孩子走到一半就变红灯。建议中间加一个安全岛，分两次过街。';
const NEAR = '文化广场东路口很宽，绿灯时间短，老人和孩子走到一半就变红灯，建议中间加一个安全岛。';
const RESULT = '已采纳，安全岛月底建好。';

const pageOf = ({ id }: Pick<Suggestion, 'id'>): string => `suggestion/detail/index?id=${id}`;

/** Opens the form of an action, answers it, sends it. */
async function acts(
  screen: Screen,
  action: string,
  answers: () => Promise<void> = async () => {},
): Promise<void> {
  await begins(screen, action);
  await answers();
  await screen.tap('#action-submit');
}

async function writes(screen: Screen, title: string, content: string): Promise<void> {
  await screen.open('suggestion/submit/index');
  await screen.type('suggestion-title', title);
  await screen.type('suggestion-content', content);
  await screen.tap('#suggestion-send');
}

/** From the page of suggestions to a number; what others have said of the same crossing is shown first. */
async function isHad(author: Screen, city: City): Promise<Suggestion> {
  await author.open('suggestion/home/index');
  await author.tap('#suggestion-new');
  // The page waits three seconds for what is alike: the first search of a server's life may take longer.
  await (await city.as(people.neighbour)).findSimilarSuggestions({ body: { content: NEAR } });
  await author.type('suggestion-title', TITLE);
  await author.type('suggestion-content', THOUGHT);
  await author.tap('#suggestion-send');
  await author.sees('文化广场东路口加一盏路灯');
  await author.tap('#not-the-same');
  await author.sees('收到了，谢谢您的好主意');
  const number = await until(
    'a number',
    async () => /JY\d{8,}[0-9X]/.exec(squeeze(await author.text()))?.[0],
  );
  await author.tap('#done-open');
  await author.sees('还没有人附议');
  const stored = await city.deps.models.suggestions.findOne({ number }).lean();
  return { id: String(stored?._id), number };
}

/** Somebody with the same thought is shown it before sending, and stands behind it: once. */
async function isCosigned(neighbour: Screen, { id }: Suggestion): Promise<void> {
  await neighbour.open('suggestion/home/index');
  await writes(neighbour, '路口加安全岛', NEAR);
  await neighbour.sees('有人提过相近的建议');
  await neighbour.sees(TITLE);
  await neighbour.tap(`#cosign-${id}`);
  await neighbour.sees('附议成功');
  await writes(neighbour, '路口加安全岛', NEAR);
  await neighbour.tap(`#cosign-${id}`);
  await neighbour.hears('每人一次');
  await neighbour.open(pageOf({ id }));
  await neighbour.sees('1位市民附议，您也附议了');
  if (await neighbour.has('#act-cosign')) throw new Error('a second co-signing is offered');
}

/** Adopted, not declined without a reason; carried out with a photo of it. */
async function isDecided(
  { dispatcher, official }: Pick<SuggestionHands, 'dispatcher' | 'official'>,
  suggestion: Suggestion,
  photo?: string,
): Promise<void> {
  await official.open('suggestion/desk/index');
  await official.tap(`#suggestion-${suggestion.number}`);
  await official.sees('请研究后答复');
  await official.tap('#act-more');
  await official.tap('#act-decline');
  await official.tap('#action-submit');
  await official.sees('请说清楚为什么，让建议人心里有数');
  await official.tap('关闭');
  await acts(official, 'adopt', async () => {
    await official.type('form-reason', '列入本月交通安全改造。');
    await official.type('form-reply', '您的建议很好，我们月底前建好安全岛。');
  });
  await official.sees('采纳，待反馈');

  await dispatcher.open(pageOf(suggestion));
  await acts(dispatcher, 'answer', async () => {
    await dispatcher.type('form-text', RESULT);
  });
  await dispatcher.sees('已反馈');

  await official.open(pageOf(suggestion));
  await acts(official, 'carryOut', async () => {
    await official.type('form-text', '安全岛已经建成，红绿灯时间也调长了。');
    if (!photo) return;
    await official.choosesPhoto(photo);
    await official.tap('添加照片');
    await official.sees('1/6 张');
    await official.seesNoMore('照片正在上传');
  });
  await official.sees('安全岛已经建成');
}

/** Everybody reads what was made public, and nobody reads whose suggestion it was. */
async function isPublic(
  { dispatcher, stranger }: Pick<SuggestionHands, 'dispatcher' | 'stranger'>,
  city: City,
  suggestion: Suggestion,
): Promise<void> {
  const { name, phone } = await (await city.as(people.served)).readMe({});
  await dispatcher.open(pageOf(suggestion));
  await acts(dispatcher, 'publish', async () => {
    await dispatcher.type('form-text', `${name}建议在路口加安全岛。`);
    await dispatcher.tap('#action-submit');
    await dispatcher.sees('建议人的姓名');
    await dispatcher.type('form-text', '有市民建议在宽路口中间加安全岛，分两次过街。');
  });
  await dispatcher.sees('已经公开');
  await stranger.open('suggestion/home/index');
  await stranger.tap(`#adopted-${suggestion.id}`);
  await stranger.sees('有市民建议在宽路口中间加安全岛');
  await stranger.sees(RESULT);
  const shown = await stranger.text();
  for (const secret of [name, phone, THOUGHT.slice(0, 12)])
    if (secret && shown.includes(secret)) throw new Error(`the public page tells “${secret}”`);
}

/** Up to the proof that it was done, and the page that everybody may read. */
export async function oneSuggestionToItsEnd(
  hands: SuggestionHands,
  city: City,
  photo?: string,
): Promise<Suggestion> {
  const { author, neighbour, agent, dispatcher } = hands;
  const suggestion = await isHad(author, city);
  await agent.open('suggestion/desk/index');
  await agent.tap(`#suggestion-${suggestion.number}`);
  await acts(agent, 'accept');
  await agent.sees('已受理');
  await isCosigned(neighbour, suggestion);

  await dispatcher.open(pageOf(suggestion));
  await acts(dispatcher, 'forward', async () => {
    await dispatcher.looksUp('unitId', '城管');
    await dispatcher.tap('#unitId-urban-management-bureau');
    await dispatcher.type('form-note', '请研究后答复');
  });
  await dispatcher.sees('单位研究中');
  await isDecided(hands, suggestion, photo);
  await isPublic(hands, city, suggestion);
  return suggestion;
}

export type MoneyHands = Record<'author' | 'dispatcher' | 'official' | 'supervisor' | 'admin', Screen>;

/** Opens the reward among those that wait, as one of two who judge it, and agrees. */
async function approves(screen: Screen, id: string, before: () => Promise<void>): Promise<void> {
  await screen.open('suggestion/rewards/index');
  await screen.tap(`#reward-${id}`);
  await screen.sees('200.00');
  await acts(screen, 'approve', before);
}

/** Asked for by the unit in yuan; too little is refused in words. */
async function isProposed(official: Screen, { id }: Suggestion, city: City): Promise<string> {
  await official.open(pageOf({ id }));
  await official.tap('#propose-reward');
  await official.type('form-amount', '0.09');
  await official.type('form-reason', '过街安全了，事故少了。');
  await official.tap('#action-submit');
  await official.sees('微信支付每笔最少 0.10 元');
  await official.type('form-amount', '200');
  await official.tap('#action-submit');
  await official.sees('200.00 元');
  const reward = await until('a reward', async () =>
    city.deps.models.rewards.findOne({ suggestionId: id }).lean(),
  );
  await official.tap(`#reward-${String(reward._id)}`);
  await official.sees('等两位不是申请人的同志审批');
  if (await official.has('#act-approve')) throw new Error('one may judge one’s own proposal');
  return String(reward._id);
}

/** Proposed, approved by two others; the second may have to wait for something. Gives the reward’s page. */
export async function rewardIsApproved(
  { dispatcher, official, supervisor }: Pick<MoneyHands, 'dispatcher' | 'official' | 'supervisor'>,
  city: City,
  suggestion: Suggestion,
  beforeSecond: (screen: Screen) => Promise<void> = async () => {},
): Promise<string> {
  const id = await isProposed(official, suggestion, city);
  await approves(dispatcher, id, async () => dispatcher.sees('还需要另一位同志审批'));
  await dispatcher.sees('一位同志已同意，还需要另一位');
  if (await dispatcher.has('#act-approve')) throw new Error('one may approve twice');
  await supervisor.open('suggestion/rewards/index');
  await approves(supervisor, id, async () => {
    await supervisor.sees('您是第二位审批人');
    await beforeSecond(supervisor);
  });
  return `suggestion/reward/index?id=${id}`;
}

/** The books of the year, with this reward in them, and as a file. */
export async function ledgerIsKept(
  admin: Screen,
  suggestion: Suggestion,
  words: readonly string[],
): Promise<void> {
  await admin.open('suggestion/ledger/index');
  await admin.sees(suggestion.number);
  for (const each of words) await admin.sees(each);
  await admin.tap('#export-ledger');
}
