jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }));

import { publicSuggestionActions, type SuggestionDetail } from '@jsjb/shared/suggestion/contract';
import { suggestionActions } from '@jsjb/shared/suggestion/lifecycle';
import { suggestionStatuses } from '@jsjb/shared/suggestion/suggestion';
import { bodyOf, missingIn, type FormValues } from '@/forms/formSpec';
import { formOf, offeredOf } from '@/acting/actionKit';
import { suggestionKit, type SuggestionSources } from './actions';
import { sentenceOf, wayOf } from './statusStyles';

const none = { load: async () => [], placeholder: '', nothing: '' };
const sources: SuggestionSources = { units: none, categories: none, suggestions: none };
const suggestion = {
  title: '装路灯',
  content: '路口很暗，请加装一盏路灯。',
  photos: [{ id: 'a'.repeat(24), url: '', thumbUrl: '' }],
  decision: { kind: 'adopted', at: '', reply: '六月装好。' },
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
  expect([...suggestionKit.order].sort()).toEqual([...publicSuggestionActions].sort());
  expect(offeredOf(suggestionKit, suggestionActions)).toHaveLength(publicSuggestionActions.length);
});

test.each(publicSuggestionActions)('what the form of %s asks is what the contract takes', (name) => {
  const spec = formOf(suggestionKit, name, suggestion, sources);
  const values = { ...spec?.initial, ...filled[name] };
  const body = {
    ...(spec ? bodyOf(spec, values) : {}),
    ...(suggestionKit.isGuarded(name) ? { version: 3 } : {}),
  };
  if (spec) expect(missingIn(spec, values)).toEqual({});
  expect(suggestionKit.schemaOf(name).safeParse(body)).toMatchObject({ success: true });
});

test.each(['adopt', 'adoptPartly', 'decline'] as const)('%s asks for a reason and for an answer', (name) => {
  const spec = formOf(suggestionKit, name, suggestion, sources);
  expect(Object.keys(spec ? missingIn(spec, {}) : {})).toEqual(['reason', 'reply']);
});

test('photos stay when a suggestion is revised', () => {
  const spec = formOf(suggestionKit, 'revise', suggestion, sources);
  expect(spec && bodyOf(spec, spec.initial ?? {})).toMatchObject({ photos: ['a'.repeat(24)] });
});

test.each(suggestionStatuses)('an author reads in a sentence how %s stands', (status) => {
  expect(sentenceOf(status, undefined)).toMatch(/[。]$/);
});

test('a declined suggestion ends with its answer', () => {
  expect(wayOf('answered', 'declined')).toEqual({ steps: ['受理', '研究', '答复'], current: 3 });
  expect(wayOf('answered', 'adopted')?.steps).toHaveLength(4);
});
