/** What is missing is named with its field; blanks are nothing. */
import { actorOf, units } from '../testing/cast';
import { START } from '../testing/story';
import type { SuggestionAction, SuggestionActionData } from './event';
import { suggestionConditions, suggestionGuards } from './guards';
import type { Suggestion } from './suggestion';

const record = { id: 'own', unit: units.roads } as unknown as Suggestion;
const judge = <A extends SuggestionAction>(
  action: A,
  data: SuggestionActionData[A],
  actor = actorOf('roadsHead'),
  of = record,
) => suggestionGuards[action]?.({ record: of, actor, data, now: START, context: undefined });

const parent = { id: 'other', number: 'JY1', open: true };
const judging = ['adopt', 'adoptPartly', 'decline'] as const;

test.each([
  ...judging.map((action) => [action, 'reason', judge(action, { reason: ' \t', reply: '谢谢' })] as const),
  ...judging.map((action) => [action, 'reply', judge(action, { reason: '列入计划', reply: ' ' })] as const),
  ['giveBack', 'reason', judge('giveBack', { reason: '  ' })] as const,
  ['merge into itself', 'parentId', judge('merge', { parent: { ...parent, id: 'own' }, note: '' })] as const,
  [
    'merge into one that has ended',
    'parentId',
    judge('merge', { parent: { ...parent, open: false }, note: '' }),
  ] as const,
  ['forward to where it is', 'unitId', judge('forward', { unit: units.roads, note: '' })] as const,
  ['answer', 'text', judge('answer', { text: '  ' })] as const,
  ['carryOut', 'text', judge('carryOut', { text: ' ', photos: [] })] as const,
])('%s without what it needs names the field %s', (_, field, refusal) => {
  expect(refusal).toMatchObject({ ok: false, field, message: expect.stringMatching(/。$/) });
});

test('a unit decides in its own name, the centre in that of the unit that has it', () => {
  const data = { reason: '列入计划', reply: '谢谢' };
  const unitOf = (...rest: [ReturnType<typeof actorOf>, Suggestion]) =>
    judge('adopt', data, ...rest) as { data: { unitId: string } };
  expect(unitOf(actorOf('roadsHead'), record).data).toEqual({ ...data, unitId: actorOf('roadsHead').unitId });
  const { unitId: _, ...centre } = actorOf('dispatcher');
  expect(unitOf(centre, record).data.unitId).toBe(units.roads.id);
  const { unit: __, ...nowhere } = record;
  expect(unitOf(centre, nowhere as Suggestion).data.unitId).toBe('');
});

test('merging keeps where it went', () => {
  expect(judge('merge', { parent, note: '同一路口' })).toEqual({
    type: 'suggestion.merged',
    data: { parentId: 'other', parentNumber: 'JY1', note: '同一路口' },
  });
});

test('a photo alone shows that something was carried out', () => {
  expect(judge('carryOut', { text: '', photos: ['p'] })).toBeUndefined();
});

test('only what is public can be taken back', () => {
  expect(suggestionConditions.unpublish?.(record, actorOf('dispatcher'))).toMatchObject({
    ok: false,
    message: '这条建议没有公开。',
  });
});
