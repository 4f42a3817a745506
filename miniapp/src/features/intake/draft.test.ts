jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }));

import { submitBody } from '@jsjb/shared/ticket/contract';
import { draftFor, emptyDraft, reviveDraft, submissionOf } from './draft';

const written = {
  ...emptyDraft,
  content: ' 楼下路灯坏了三天 ',
  place: '昌荣里 3 号楼',
  phone: '13900000000',
};

test('what was written is what the contract takes', () => {
  expect(submitBody.safeParse(submissionOf(written)).success).toBe(true);
  expect(submissionOf(written)).toEqual({
    type: 'help',
    content: '楼下路灯坏了三天',
    anonymous: false,
    place: { text: '昌荣里 3 号楼' },
    contact: { name: '', phone: '13900000000' },
  });
});

test('a scanned code and a chosen point go along', () => {
  const { place } = submissionOf({ ...written, scene: 'P1~ab', point: [102.19, 38.52] });
  expect(place).toEqual({ text: '昌荣里 3 号楼', scene: 'P1~ab', point: [102.19, 38.52] });
});

test.each([undefined, null, 'x', { content: 3 }, []])(
  'a draft of an older version (%p) starts over',
  (stored) => {
    expect(reviveDraft(stored)).toEqual(emptyDraft);
  },
);

test('a draft survives being stored', () => {
  const kept = { ...written, photos: [{ key: 'a', path: '/kept-photo/a' }] };
  expect(reviveDraft(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

test('what a visitor began goes to whoever signs in, what a person began stays with that person', () => {
  const visitors = { ...written, owner: '' };
  const persons = { ...written, owner: 'p1' };
  expect(draftFor('p2', visitors)).toBe(visitors);
  expect(draftFor('p1', persons)).toBe(persons);
  expect(draftFor('p2', persons)).toEqual(emptyDraft);
});
