/** A reward on its way: two other people approve, money is asked for once, the books agree on every way. */
import * as fc from 'fast-check';
import { systemActor, type Actor } from '../kit/role';
import { actorOf } from '../testing/cast';
import { START } from '../testing/story';
import type { RewardCommand, RewardEvent } from './event';
import { balancesOf, postingOf, type Posting } from './ledger';
import { spends } from './lifecycle';
import { refusalOfAmount } from './payment';
import { rewardRecord } from './record';
import {
  billNumberOf,
  billStates,
  currentBill,
  isEnd,
  isNews,
  rewardStatuses,
  yuan,
  type Reward,
} from './reward';
import * as words from './words';

const ID = 'a'.repeat(24);
const proposal: RewardEvent = {
  type: 'reward.proposed',
  at: START,
  by: actorOf('roadsHead'),
  data: {
    suggestionId: 'b'.repeat(24),
    suggestionNumber: 'JY20250312000001X',
    payeeId: 'wang',
    unitId: 'roads',
    fen: 20_000,
    reason: '建议被采纳并落实',
    year: '2025',
  },
};
interface Books {
  reward: Reward;
  events: RewardEvent[];
  postings: Posting[];
}
const begin = (): Books => ({
  reward: rewardRecord.open(ID, proposal as never),
  events: [proposal],
  postings: [],
});
const attempt = ({ reward }: Books, command: RewardCommand, actor: Actor) =>
  rewardRecord.decide(reward, command, actor, START);
function go(books: Books, command: RewardCommand, actor: Actor): Books {
  const decision = attempt(books, command, actor);
  if (!decision.ok) throw new Error(decision.message);
  const posting = postingOf(books.reward, decision.event);
  return {
    reward: rewardRecord.evolve(books.reward, decision.event),
    events: [...books.events, decision.event],
    postings: posting ? [...books.postings, posting] : books.postings,
  };
}
const approve: RewardCommand = { name: 'approve', data: { payeeMark: 'mark', note: '' } };
const approved = () => go(go(begin(), approve, actorOf('dispatcher')), approve, actorOf('supervisor'));
const open = (books: Books) => {
  const outBillNo = billNumberOf(ID, books.reward.bills.length + 1);
  return go(books, { name: 'openBill', data: { outBillNo } }, systemActor);
};

test('the life of a reward is sound, and every status and action has a Chinese word', () => {
  expect(() => rewardRecord.prove()).not.toThrow();
  expect(Object.keys(words.rewardStatusWords).sort()).toEqual([...rewardStatuses].sort());
  expect(Object.keys(words.rewardActionWords).sort()).toEqual([...rewardRecord.actions].sort());
});

test('two people who did not propose it approve a reward', () => {
  const once = go(begin(), approve, actorOf('dispatcher'));
  expect(once.reward.status).toBe('seconded');
  expect(approved().reward).toMatchObject({ status: 'approved', payeeMark: 'mark' });
});

test.each<[string, Actor, RegExp]>([
  ['the proposer', { ...actorOf('dispatcher'), personId: 'sun' }, /不能审批自己提出的奖励/],
  ['who approved before', actorOf('dispatcher'), /还需要另一位同志审批/],
  ['the payee', { ...actorOf('admin'), personId: 'wang' }, /发给自己/],
  ['a resident', actorOf('neighbour'), /权限/],
])('%s may not approve', (_, actor, sentence) => {
  const once = go(begin(), approve, actorOf('dispatcher'));
  expect(attempt(once, approve, actor)).toMatchObject({
    ok: false,
    message: expect.stringMatching(sentence),
  });
  expect(rewardRecord.abilities(once.reward, actor)).not.toContain('approve');
});

test('0.09 yuan is refused with both amounts, 0.10 is not', () => {
  expect(refusalOfAmount(9)).toBe('微信支付每笔最少 0.10 元，您填的是 0.09 元，请调整金额。');
  expect(refusalOfAmount(10)).toBeUndefined();
  expect(refusalOfAmount(10.5)).toContain('整数');
});

test.each([
  [9, '0.09'],
  [10, '0.10'],
  [123, '1.23'],
  [123_456_789, '1,234,567.89'],
  [-2050, '-20.50'],
])('%d fen read as %s yuan', (fen, text) => {
  expect(yuan(fen)).toBe(text);
});

test('the number of a bill follows from the reward and the attempt, and fits the platform', () => {
  expect(billNumberOf(ID, 1)).toBe(`R${ID}001`);
  expect(billNumberOf(ID, 12)).toMatch(/^[0-9A-Za-z]{1,32}$/);
  const other: RewardCommand = { name: 'openBill', data: { outBillNo: 'R1' } };
  expect(attempt(approved(), other, systemActor)).toMatchObject({ ok: false });
});

test('there is no second bill while the first may still pay', () => {
  const paying = open(approved());
  const second: RewardCommand = { name: 'openBill', data: { outBillNo: billNumberOf(ID, 2) } };
  expect(attempt(paying, second, systemActor)).toMatchObject({ ok: false, code: 'ILLEGAL_TRANSITION' });
});

test('a state that came late is no news, and an end never changes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...billStates), { maxLength: 12 }), (told) => {
      let state: (typeof billStates)[number] = 'ASKED';
      for (const next of told) {
        const was = state;
        if (isNews({ state }, { state: next })) state = next;
        if (isEnd(was)) expect(state).toBe(was);
      }
    }),
  );
});

test('what the phone needs to confirm is news even when the state is known, and only once', () => {
  const waiting = { state: 'WAIT_USER_CONFIRM' } as const;
  const withPackage = { ...waiting, packageInfo: 'p' };
  expect(isNews(waiting, withPackage)).toBe(true);
  expect(isNews(withPackage, { ...waiting, packageInfo: 'q' })).toBe(false);
  expect(isNews({ state: 'SUCCESS' }, withPackage)).toBe(false);
});

const commands: readonly [Actor, (reward: Reward) => RewardCommand][] = [
  [actorOf('dispatcher'), () => approve],
  [actorOf('supervisor'), () => approve],
  [actorOf('admin'), () => ({ name: 'refuse', data: { reason: '预算不足' } })],
  ...billStates.map((state): [Actor, (reward: Reward) => RewardCommand] => [
    systemActor,
    (reward) => ({ name: 'moveBill', data: { outBillNo: currentBill(reward)?.outBillNo ?? '', state } }),
  ]),
  [
    systemActor,
    (reward) => ({ name: 'openBill', data: { outBillNo: billNumberOf(ID, reward.bills.length + 1) } }),
  ],
  [systemActor, () => ({ name: 'payeeChanged', data: { reason: '收款账户已变更' } })],
  [systemActor, () => ({ name: 'certify', data: { certificateNumber: 'ZS1' } })],
  [actorOf('dispatcher'), () => ({ name: 'giveUp', data: { reason: '本人放弃' } })],
  [actorOf('admin'), () => ({ name: 'refund', data: { reason: '重复奖励' } })],
];

test('on every walk the books balance, say where the money is, and money arrives at most once', () => {
  const reached = new Set<string>();
  // Refusals and gifts of paper end a walk; they are drawn as seldom as everything else.
  fc.assert(
    fc.property(fc.array(fc.nat(commands.length - 1), { maxLength: 40, size: 'max' }), (moves) => {
      let books = begin();
      for (const move of [0, 1, ...moves]) {
        const [actor, make] = commands[move] ?? [systemActor, () => approve];
        const command = make(books.reward);
        if (attempt(books, command, actor).ok) books = go(books, command, actor);
        const { reward, postings, events } = books;
        reached.add(reward.status);
        expect(rewardRecord.replay(ID, events)).toStrictEqual(reward);
        const balances = balancesOf(postings);
        expect(Object.values(balances).reduce((sum, fen) => sum + fen, 0)).toBe(0);
        const where = {
          committed: ['approved', 'unpaid'].includes(reward.status) ? reward.fen : 0,
          inTransit: reward.status === 'paying' ? reward.fen : 0,
          paid: reward.status === 'paid' ? reward.fen : 0,
        };
        expect(balances).toMatchObject(where);
        expect(reward.bills.filter(({ state }) => state === 'SUCCESS').length).toBeLessThanOrEqual(1);
        expect(reward.bills.filter(({ state }) => !isEnd(state)).length).toBeLessThanOrEqual(1);
        if (!spends(reward.status)) expect(balances.budget).toBe(0);
      }
    }),
    { numRuns: 400, seed: 3 },
  );
  expect([...reached].sort()).toEqual(
    expect.arrayContaining(['approved', 'certified', 'givenUp', 'paid', 'paying', 'refunded', 'unpaid']),
  );
});
