import { systemActor } from '@jsjb/shared/kit/role';
import type { RewardEvent } from '@jsjb/shared/reward/event';
import { rewardRecord } from '@jsjb/shared/reward/record';
import type { SuggestionEvent } from '@jsjb/shared/suggestion/event';
import { suggestionActions } from '@jsjb/shared/suggestion/lifecycle';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import { suggestionEventWords } from '@jsjb/shared/suggestion/words';
import { rewardEventWords } from '@jsjb/shared/reward/words';
import { suggestionNoticesOf, toldSuggestionEvents, type SuggestionNoticeDraft } from './suggestionNotices';
import { rewardNoticesOf, toldRewardEvents } from '../../reward/access/rewardNotices';

const at = new Date('2026-05-01T02:00:00Z');
const by = systemActor;
const suggestion = {
  ...suggestionRecord.open('a'.repeat(24), {
    type: 'suggestion.submitted',
    at,
    by,
    data: {
      number: 'JY1',
      title: '装灯',
      content: '路口装灯',
      photos: [],
      channel: 'miniapp',
      author: { personId: 'wang', anonymous: false },
      place: { text: '' },
      ticketIds: [],
    },
  }),
  unit: { id: 'roads', path: ['city', 'roads'] },
};
const reward = rewardRecord.open('b'.repeat(24), {
  type: 'reward.proposed',
  at,
  by,
  data: {
    suggestionId: suggestion.id,
    suggestionNumber: 'JY1',
    payeeId: 'wang',
    unitId: 'roads',
    fen: 123_456,
    reason: '采纳',
    year: '2026',
  },
});
const suggestionEvents = Object.keys(suggestionEventWords) as (keyof typeof suggestionEventWords)[];
const rewardEvents = Object.keys(rewardEventWords) as (keyof typeof rewardEventWords)[];
const tells = (type: string): SuggestionNoticeDraft[] =>
  suggestionNoticesOf({ type, at, by, data: {} } as unknown as SuggestionEvent, suggestion);
const tellsOfReward = (type: string, data: object): SuggestionNoticeDraft[] =>
  rewardNoticesOf({ type, at, by, data } as unknown as RewardEvent, reward, true);
const lively = [
  { last: true },
  { last: false },
  { state: 'SUCCESS' },
  { state: 'FAIL' },
  { state: 'CANCELLED' },
];

test('every word fits the field that WeChat has for it', () => {
  const drafts = [
    ...suggestionEvents.flatMap(tells),
    ...rewardEvents.flatMap((type) => lively.flatMap((data) => tellsOfReward(type, data))),
  ];
  expect(drafts.length).toBeGreaterThan(25);
  for (const { status, note } of drafts) {
    expect([...status].length).toBeLessThanOrEqual(5);
    expect([...note].length).toBeLessThanOrEqual(20);
  }
});

test('the author hears of every step that others take', () => {
  const silent = suggestionEvents.filter((type) =>
    tells(type).every(({ addressee }) => addressee.to !== 'author'),
  );
  expect(silent).toEqual([
    // One's own doing; of the reward the reward itself tells.
    'suggestion.submitted',
    'suggestion.revised',
    'suggestion.withdrawn',
    'suggestion.rewarded',
    'suggestion.cosigned',
    'suggestion.unpublished',
  ]);
  expect(suggestionActions.length).toBeGreaterThan(silent.length);
});

test('co-signers hear of every result', () => {
  const heard = suggestionEvents.filter((type) =>
    tells(type).some(({ addressee }) => addressee.to === 'cosigners'),
  );
  expect(heard).toEqual([
    'suggestion.adopted',
    'suggestion.partlyAdopted',
    'suggestion.declined',
    'suggestion.answered',
    'suggestion.carriedOut',
  ]);
});

test('people are told of exactly the events that are subscribed to', () => {
  const marked = [...toldSuggestionEvents, ...toldRewardEvents];
  const telling = [
    ...suggestionEvents.filter((type) => tells(type).length > 0),
    ...rewardEvents.filter((type) => lively.some((data) => tellsOfReward(type, data).length > 0)),
  ];
  expect([...telling].sort()).toEqual([...marked].sort());
});
