jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }));

import { publicSuggestionActions, type SuggestionDetail } from '@jsjb/shared/contract/peoplesSuggestions';
import { suggestionActions } from '@jsjb/shared/suggestion/lifecycle';
import { suggestionStatuses } from '@jsjb/shared/suggestion/suggestion';
import { bodyOf, missingIn, type FormValues } from '@/forms/formSpec';
import { formOf, offeredOf } from '@/acting/actionKit';
import { ideaKit, type IdeaSources } from './actions';
import { sentenceOf, wayOf } from './looks';

const none = { load: async () => [], placeholder: '', nothing: '' };
const sources: IdeaSources = { units: none, categories: none, ideas: none };
const idea = {
  title: '装路灯',
  content: '路口很暗，请加装一盏路灯。',
  photos: [{ id: 'a'.repeat(24), url: '', thumbUrl: '' }],
  verdict: { kind: 'adopted', at: '', reply: '六月装好。' },
} as unknown as SuggestionDetail;
const filled: Record<string, FormValues> = {
  forward: { unitId: 'roads' },
  adopt: { reason: '列入计划', reply: '六月装好。' },
  adoptPartly: { reason: '列入计划', reply: '六月装好。' },
  decline: { reason: '将改造', reply: '随工程一起装。' },
  giveBack: { reason: '请写明路口' },
  merge: { parentId: 'b'.repeat(24) },
  publish: { text: '有市民建议加灯。' },
  unpublish: { reason: '改措辞' },
  carryOut: { text: '已装好。' },
};

test('every action a person may take has a button, and is offered where the server allows it', () => {
  expect([...ideaKit.order].sort()).toEqual([...publicSuggestionActions].sort());
  expect(offeredOf(ideaKit, suggestionActions)).toHaveLength(publicSuggestionActions.length);
});

test.each(publicSuggestionActions)('what the form of %s asks is what the contract takes', (name) => {
  const spec = formOf(ideaKit, name, idea, sources);
  const values = { ...spec?.initial, ...filled[name] };
  const body = { ...(spec ? bodyOf(spec, values) : {}), ...(ideaKit.isGuarded(name) ? { version: 3 } : {}) };
  if (spec) expect(missingIn(spec, values)).toEqual({});
  expect(ideaKit.schemaOf(name).safeParse(body)).toMatchObject({ success: true });
});

test.each(['adopt', 'adoptPartly', 'decline'] as const)('%s asks for a reason and for an answer', (name) => {
  const spec = formOf(ideaKit, name, idea, sources);
  expect(Object.keys(spec ? missingIn(spec, {}) : {})).toEqual(['reason', 'reply']);
});

test('photos stay when an idea is revised', () => {
  const spec = formOf(ideaKit, 'revise', idea, sources);
  expect(spec && bodyOf(spec, spec.initial ?? {})).toMatchObject({ photos: ['a'.repeat(24)] });
});

test.each(suggestionStatuses)('an author reads in a sentence how %s stands', (status) => {
  expect(sentenceOf(status, undefined)).toMatch(/[。]$/);
});

test('a declined idea ends with its answer', () => {
  expect(wayOf('answered', 'declined')).toEqual({ steps: ['受理', '研究', '答复'], current: 3 });
  expect(wayOf('answered', 'adopted')?.steps).toHaveLength(4);
});
