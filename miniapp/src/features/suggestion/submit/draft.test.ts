jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }));

import { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { bodyOfSuggestion, draftFor, emptyDraft, reviveDraft } from './draft';

const written = { ...emptyDraft, title: ' 装路灯 ', content: '文化广场东路口很暗，请装一盏路灯。' };

test('what was written, and where it came from, is what the contract takes', () => {
  const body = bodyOfSuggestion(written, { campaignId: 'ZJ-0001', scene: 'P1~ab', ticketId: 'a'.repeat(24) });
  expect(suggestionEndpoints.submitSuggestion.body.safeParse(body)).toMatchObject({ success: true });
  expect(body).toMatchObject({ title: '装路灯', campaignId: 'ZJ-0001', ticketIds: ['a'.repeat(24)] });
});

test('only photos that have arrived go along', () => {
  const photos = [
    { key: 'a', path: '/a', id: 'b'.repeat(24) },
    { key: 'c', path: '/c' },
  ];
  expect(bodyOfSuggestion({ ...written, photos }, {}).photos).toEqual(['b'.repeat(24)]);
});

test.each([undefined, null, 'x', { title: 3 }, []])('a draft of another kind (%p) starts over', (stored) => {
  expect(reviveDraft(stored)).toEqual(emptyDraft);
});

test('what a visitor began goes to whoever signs in, what a person began stays with that person', () => {
  expect(draftFor('p2', { ...written, owner: '' }).title).toBe(written.title);
  expect(draftFor('p2', { ...written, owner: 'p1' })).toEqual(emptyDraft);
});
