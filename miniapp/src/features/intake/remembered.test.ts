import type { Profile } from '@jsjb/shared/account/profileContract';
import { submitBody } from '@jsjb/shared/ticket/contract';
import { contactHints, forSomebody, isNew, withRemembered } from './remembered';
import { emptyDraft, isWritten, submissionOf } from './draft';

jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }));

const profile: Profile = {
  name: '王女士',
  phone: '13912345678',
  phoneVerified: true,
  address: '昌荣里 3 号楼 201',
  fromRoster: false,
};
const nobody: Profile = { name: '', phoneVerified: false, address: '', fromRoster: false };
const written = { ...emptyDraft, content: '楼下路灯坏了三天', place: '昌荣里 3 号楼' };
const contactOf = (draft: typeof written) => submissionOf(draft).contact;

test('what is remembered is filled in and sent as it is seen', () => {
  expect(contactOf(withRemembered(written, profile))).toEqual({ name: '王女士', phone: '13912345678' });
  expect(isWritten({ ...emptyDraft })).toBe(false);
});

test('what the person typed stands, also where they emptied a field', () => {
  const typed = { ...written, name: '', phone: '0935-8212345', typedContact: true };
  expect(withRemembered(typed, profile)).toBe(typed);
});

test('for somebody else nothing of one’s own is filled in, and the relation goes along', () => {
  const mother = { ...written, ...forSomebody, name: '李大妈' };
  expect(contactOf(withRemembered(mother, profile))).toEqual({ name: '李大妈', relation: 'mother' });
  expect(submitBody.safeParse(submissionOf(mother)).success).toBe(true);
  const unnamed = submitBody.safeParse(submissionOf({ ...mother, name: '' }));
  expect(unnamed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['contact.name']);
});

test('who chooses messages sends no number, though one is filled in', () => {
  const message = withRemembered({ ...written, preferred: 'message' as const }, profile);
  expect(submissionOf(message)).toMatchObject({
    preferredContact: 'message',
    contact: { name: '王女士' },
  });
  expect(contactOf(message)).not.toHaveProperty('phone');
});

test('remembering is offered for what is new and one’s own', () => {
  expect(isNew({ ...emptyDraft, name: '王女士', phone: '139 1234 5678' }, profile)).toBe(false);
  expect(isNew({ ...emptyDraft, phone: '0935-8212345' }, profile)).toBe(true);
  expect(isNew({ ...emptyDraft, name: '王先生' }, nobody)).toBe(true);
  expect(isNew({ ...emptyDraft, phone: '0935-8212345', preferred: 'message' }, nobody)).toBe(false);
  expect(isNew({ ...emptyDraft, ...forSomebody, name: '李大妈' }, profile)).toBe(false);
  expect(isNew({ ...emptyDraft, name: '王先生' }, undefined)).toBe(false);
  expect(isNew({ ...emptyDraft, name: '王先生' }, { ...profile, fromRoster: true })).toBe(false);
});

test('it says truly what happens without a number', () => {
  expect(contactHints(emptyDraft, nobody).phone).toBe('没有留电话，我们在小程序里给您留言，请留意消息');
  expect(contactHints(emptyDraft, undefined).phone).toBe('手机，或带区号的座机；没有可以不填');
  expect(contactHints(emptyDraft, profile).phone).toBe('不填就打您留过的 13912345678');
  expect(contactHints({ ...emptyDraft, ...forSomebody } as typeof emptyDraft, profile).phone).toBe(
    '没有的不用填，我们打您的电话',
  );
  expect(contactHints({ ...emptyDraft, phone: '139 1234 5678' }, profile).phone).toBe('微信已验证');
  expect(contactHints({ ...emptyDraft, phone: '8212345' }, profile).phone).toBe('座机请带区号');
});
