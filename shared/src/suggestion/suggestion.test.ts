/** A suggestion on its way, and everything that must hold on every random way. */
import * as fc from 'fast-check';
import { actorOf, castNames, units, type CastName } from '../testing/cast';
import { frozen } from '../testing/frozen';
import { HOUR_MS, START } from '../testing/story';
import { closedCampaignWords, phaseOf } from './campaign';
import { defineRecord } from '../kit/record';
import type { Decision } from '../kit/terms';
import type {
  SuggestionAction,
  SuggestionActionData,
  SuggestionCommand,
  SuggestionEvent,
  SuggestionTypes,
} from './event';
import { suggestionLife } from './lifecycle';
import { suggestionRecord } from './record';
import {
  isAdopted,
  suggestionStatuses,
  decisions,
  type Suggestion,
  type SuggestionStatus,
} from './suggestion';
import * as words from './words';

const ID = '0'.repeat(24);
interface Story {
  suggestion: Suggestion;
  events: readonly SuggestionEvent[];
}
type Step = [CastName, SuggestionAction, Record<string, unknown>?];

const usual: SuggestionActionData = {
  accept: { category: 'road.lamp', note: '' },
  giveBack: { reason: '请写明是哪个路口。' },
  revise: { title: '路口加灯', content: '建议在广场东路口加一盏路灯。', photos: [] },
  withdraw: { reason: '' },
  merge: { parent: { id: '1'.repeat(24), number: 'JY20250312000001X', open: true }, note: '' },
  unmerge: { parentId: '1'.repeat(24) },
  forward: { unit: units.roads, note: '' },
  adopt: { reason: '列入今年计划。', reply: '您的建议已采纳，六月底前装好。' },
  adoptPartly: { reason: '先装一盏。', reply: '先装东侧一盏，西侧明年再装。' },
  decline: { reason: '该处将拆迁。', reply: '该处下半年改造，会一并安装。' },
  answer: { text: '谢谢您的建议。' },
  carryOut: { text: '已装好两盏路灯。', photos: [] },
  reward: { rewardId: '2'.repeat(24), fen: 20_000, certificate: false },
  cosign: {},
  publish: { title: '路口加灯', text: '有市民建议路口加灯。', reply: '已装好。' },
  unpublish: { reason: '内容有误' },
};

const begin = (): Story => {
  const event: SuggestionEvent = {
    type: 'suggestion.submitted',
    at: START,
    by: actorOf('resident'),
    data: {
      number: 'JY20250312000002X',
      title: '路口加灯',
      content: '广场东路口晚上太暗，建议加一盏路灯。',
      photos: [],
      channel: 'miniapp',
      author: { personId: actorOf('resident').personId, anonymous: false },
      place: { text: '' },
      ticketIds: [],
    },
  };
  return frozen({ suggestion: suggestionRecord.open(ID, event), events: [event] });
};

function attempt({ suggestion }: Story, [who, name, more]: Step, now = START): Decision<SuggestionTypes> {
  const command = { name, data: { ...usual[name], ...more } } as SuggestionCommand;
  return suggestionRecord.decide(suggestion, command, actorOf(who), now);
}
const go = (story: Story, ...steps: readonly Step[]): Story =>
  steps.reduce((now, step) => {
    const decision = attempt(now, step);
    if (!decision.ok) throw new Error(`${step.join(' ')}: ${decision.message}`);
    return frozen({
      suggestion: suggestionRecord.evolve(now.suggestion, decision.event),
      events: [...now.events, decision.event],
    });
  }, story);

const forwarded: Step[] = [
  ['agent', 'accept'],
  ['dispatcher', 'forward'],
];
const ways: Record<SuggestionStatus, readonly Step[]> = {
  submitted: [],
  accepted: [['agent', 'accept']],
  returned: [['agent', 'giveBack']],
  merged: [['dispatcher', 'merge']],
  forwarded,
  adopted: [...forwarded, ['roadsHead', 'adopt']],
  partlyAdopted: [...forwarded, ['roadsClerk', 'adoptPartly']],
  declined: [...forwarded, ['roadsHead', 'decline']],
  answered: [...forwarded, ['roadsHead', 'adopt'], ['dispatcher', 'answer']],
  carriedOut: [...forwarded, ['roadsHead', 'adopt'], ['dispatcher', 'answer'], ['roadsClerk', 'carryOut']],
  rewarded: [
    ...forwarded,
    ['roadsHead', 'adopt'],
    ['roadsHead', 'answer'],
    ['roadsClerk', 'carryOut'],
    ['system', 'reward'],
  ],
  withdrawn: [['resident', 'withdraw']],
};

test('the life of a suggestion is sound', () => {
  expect(() => suggestionRecord.prove()).not.toThrow();
});

const proveWith = (life: object): void =>
  defineRecord<SuggestionTypes>({
    ...suggestionRecord.definition,
    life: life as typeof suggestionLife,
  }).prove();

test('a status that nobody can bring it to, one that leads nowhere, and a row for nobody are all told', () => {
  const { carryOut: _, ...without } = suggestionLife;
  expect(() => proveWith(without)).toThrow('carriedOut: cannot be reached');
  const stuck = {
    ...suggestionLife,
    answer: { ...suggestionLife.answer, from: ['adopted'] as const, by: {} },
  };
  expect(() => proveWith(stuck)).toThrow(/answer: nobody may do it[\s\S]*declined: leads nowhere/);
  const lost = { ...suggestionLife, accept: { ...suggestionLife.accept, to: ['lost' as SuggestionStatus] } };
  expect(() => proveWith(lost)).toThrow('accept: unknown status lost');
});

test.each(suggestionStatuses)('real steps bring a suggestion to %s, which has a Chinese name', (status) => {
  expect(go(begin(), ...ways[status]).suggestion.status).toBe(status);
  expect(words.suggestionStatusWords[status]).toMatch(/\p{Script=Han}/u);
});

test.each<[string, readonly Step[], Step, RegExp]>([
  ['declining without a reason', forwarded, ['roadsHead', 'decline', { reason: ' ' }], /不采纳要写明原因/],
  ['declining without a reply', forwarded, ['roadsHead', 'decline', { reply: '' }], /值得知道结果/],
  ['deciding for another unit', forwarded, ['waterHead', 'adopt'], /权限/],
  ['co-signing twice', [['neighbour', 'cosign']], ['neighbour', 'cosign'], /已经附议过.*每人一次/],
  ['co-signing one’s own', [], ['resident', 'cosign'], /您自己提的建议，不用再附议/],
  ['giving back without saying why', [], ['agent', 'giveBack', { reason: '' }], /补充或修改什么/],
  [
    'carrying out what was declined',
    [...ways.declined, ['dispatcher', 'answer']],
    ['roadsHead', 'carryOut'],
    /没有采纳/,
  ],
  ['carrying out without evidence', ways.answered, ['roadsHead', 'carryOut', { text: ' ' }], /依据/],
  [
    'publishing what was declined',
    [...ways.declined, ['dispatcher', 'answer']],
    ['dispatcher', 'publish'],
    /只公开采纳/,
  ],
  ['forwarding to where it is', forwarded, ['dispatcher', 'forward'], /已经在这个单位/],
  [
    'merging into itself',
    [],
    ['dispatcher', 'merge', { parent: { id: ID, number: '', open: true } }],
    /自己/,
  ],
  ['a reward by hand', ways.carriedOut, ['dispatcher', 'reward'], /权限/],
])('%s is refused in words', (_, before, step, sentence) => {
  const story = go(begin(), ...before);
  const decision = attempt(story, step);
  expect(decision).toMatchObject({ ok: false, message: expect.stringMatching(sentence) });
});

test.each<['dispatcher' | 'roadsHead', SuggestionStatus, SuggestionAction]>([
  ['dispatcher', 'accepted', 'forward'],
  ['dispatcher', 'accepted', 'merge'],
  ['dispatcher', 'adopted', 'answer'],
  ['dispatcher', 'answered', 'publish'],
  ['roadsHead', 'forwarded', 'adopt'],
  ['roadsHead', 'answered', 'carryOut'],
])(
  'whoever had the suggestion as a resident is, as %s, no judge of it when it is %s: %s',
  (who, status, action) => {
    const { suggestion, events } = go(begin(), ...ways[status]);
    const own = { ...suggestion, author: { personId: actorOf(who).personId, anonymous: false } };
    expect(attempt({ suggestion: own, events }, [who, action])).toMatchObject({
      ok: false,
      message: expect.stringContaining('自己提的建议'),
    });
    expect(suggestionRecord.abilities(own, actorOf(who))).not.toContain(action);
  },
);

test('however many have co-signed, the next one may, too, and staff go on', () => {
  const { suggestion, events } = go(begin(), ...ways.accepted);
  const full = { suggestion: { ...suggestion, version: 5000, counts: { cosign: 4998 } }, events };
  expect(attempt(full, ['neighbour', 'cosign'])).toMatchObject({ ok: true });
  expect(attempt(full, ['dispatcher', 'forward'])).toMatchObject({ ok: true });
});

test('what was given back comes again as its author changed it', () => {
  const { suggestion } = go(begin(), ...ways.returned, ['resident', 'revise', { content: '改过的内容。' }]);
  expect(suggestion).toMatchObject({ status: 'submitted', content: '改过的内容。' });
});

test('what was merged comes back to the centre as it was, with no trace of the other', () => {
  const before = go(begin(), ...ways.accepted).suggestion;
  const { suggestion } = go(begin(), ...ways.accepted, ['dispatcher', 'merge'], ['system', 'unmerge']);
  expect(suggestion).toStrictEqual({ ...before, status: 'submitted', version: before.version + 2 });
});

test('what was made public can be taken back', () => {
  const open = go(begin(), ...ways.answered, ['dispatcher', 'publish']);
  expect(open.suggestion.publication?.text).toBe('有市民建议路口加灯。');
  expect('publication' in go(open, ['dispatcher', 'unpublish']).suggestion).toBe(false);
});

test('every action and every event has a Chinese word of its own', () => {
  expect(Object.keys(words.suggestionActionWords).sort()).toEqual([...suggestionRecord.actions].sort());
  const events = Object.keys(words.suggestionEventWords);
  expect(events).toHaveLength(suggestionRecord.actions.length + 1);
  expect(Object.keys(words.decisionWords)).toEqual([...decisions]);
});

test('a campaign is open from its start to just before its end, unless it was taken back', () => {
  const campaign = { startsAt: START, endsAt: new Date(START.getTime() + HOUR_MS), closed: false };
  const at = (ms: number) => phaseOf(campaign, new Date(START.getTime() + ms));
  expect([at(-1), at(0), at(HOUR_MS - 1), at(HOUR_MS)]).toEqual(['upcoming', 'open', 'open', 'ended']);
  expect(phaseOf({ ...campaign, closed: true }, START)).toBe('ended');
  expect(Object.values(closedCampaignWords).every((sentence) => sentence.includes('直接提建议'))).toBe(true);
});

const others: Partial<Record<SuggestionAction, Record<string, unknown>[]>> = {
  forward: Object.values(units).map((unit) => ({ unit })),
  merge: [{ parent: { id: ID, number: '', open: true } }],
  decline: [{ reason: '' }],
};
const moves = fc.array(
  fc.record({ who: fc.nat(999), what: fc.nat(999), how: fc.nat(99), blind: fc.nat(9) }),
  {
    minLength: 1,
    maxLength: 25,
    size: 'max',
  },
);
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

interface Taken {
  before: Story;
  after: Story;
  step: Step;
  decision: Decision<SuggestionTypes>;
}
function walk(
  list: readonly { who: number; what: number; how: number; blind: number }[],
  see: (taken: Taken) => void,
) {
  let story = begin();
  for (const { who, what, how, blind } of list) {
    const offers = castNames.flatMap((name) =>
      suggestionRecord
        .abilities(story.suggestion, actorOf(name))
        .map((action): [CastName, SuggestionAction] => [name, action]),
    );
    const [name, action] =
      blind > 2 && offers.length > 0
        ? pick(offers, what)
        : ([pick(castNames, who), pick(suggestionRecord.actions, what)] as const);
    const step: Step = [name, action, pick([{}, ...(others[action] ?? [])], how)];
    const before = story;
    const decision = attempt(before, step);
    if (decision.ok) story = go(before, step);
    see({ before, after: story, step, decision });
  }
}
const eachStep = (check: (taken: Taken) => void, numRuns = 150) =>
  fc.assert(
    fc.property(moves, (list) => walk(list, check)),
    { numRuns },
  );

test('on every walk it goes only where the table says, by those it names', () => {
  eachStep(({ before, after, step: [who, action], decision }) => {
    if (!decision.ok) return;
    const row = suggestionRecord.rowOf(action);
    const [was, is] = [before.suggestion.status, after.suggestion.status];
    expect(row.from).toContain(was);
    if (was !== is || !row.to.includes('same'))
      expect(suggestionRecord.arrows).toContainEqual({ action, from: was, to: is });
    expect(Object.keys(row.by)).toContain(actorOf(who).role);
  });
});

test('on every walk the log folds to the suggestion, and a refusal changes nothing and says why', () => {
  eachStep(({ before, after, decision }) => {
    expect(suggestionRecord.replay(ID, after.events)).toStrictEqual(after.suggestion);
    expect(after.suggestion.version).toBe(after.events.length);
    if (decision.ok) return;
    expect(after).toBe(before);
    expect(decision.message).toMatch(/\p{Script=Han}.*。$/u);
  });
});

test('on every walk what was not offered is not accepted', () => {
  eachStep(({ before, step: [who, action], decision }) => {
    if (decision.ok) expect(suggestionRecord.abilities(before.suggestion, actorOf(who))).toContain(action);
  });
});

test('on every walk nobody co-signs twice, the author never does, and nothing declined is public or carried out', () => {
  eachStep(({ after: { suggestion } }) => {
    const cosigners = suggestion.cosigners ?? [];
    expect(new Set(cosigners).size).toBe(cosigners.length);
    expect(cosigners).not.toContain(suggestion.author.personId);
    if (suggestion.publication || suggestion.evidence) expect(isAdopted(suggestion)).toBe(true);
    if (suggestion.decision) expect(suggestion.decision.reply.trim()).not.toBe('');
  });
});

test('the walks reach every status', () => {
  const reached = new Set<SuggestionStatus>();
  for (const list of fc.sample(moves, { numRuns: 500, seed: 7 }))
    walk(list, ({ after }) => reached.add(after.suggestion.status));
  expect(suggestionStatuses.filter((status) => !reached.has(status))).toEqual([]);
});
