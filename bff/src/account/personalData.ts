/** Personal data of accounts: people, their sign-ins, and how often they ask. */
import type { PersonDoc } from './store/personModel';
import { definePersonalData } from '../platform/personal/declaration';
import { presentConsents } from './present/presentConsents';
import type { Takeout } from '../deps';
import { openPerson, phoneMark, sealedIdentity } from './store/person';

export const personData = definePersonalData<PersonDoc, Takeout>({
  collection: 'people',
  subject: (personId) => ({ _id: personId }),
  sealed: [
    { path: 'personal.name', field: 'name' },
    { path: 'personal.phone', field: 'phone' },
    { path: 'personal.address', field: 'address' },
    { path: 'secondFactor.secret', field: 'secondFactor' },
    { path: 'secondFactor.next', field: 'secondFactor' },
  ],
  marks: [{ path: 'phoneMark', of: 'personal.phone', make: phoneMark }],
  open: {
    openid: 'finds the account at each sign-in in the mini-program',
    webOpenid: 'finds the account at each sign-in on the web',
    unionid: 'ties the two together',
    phoneVerifiedAt: 'when WeChat vouched for the phone; tells no number',
    persona: 'an invented person of the demo',
  },
  export: {
    as: 'account',
    sort: { _id: 1 },
    row(doc, { deps }) {
      const { _id, name, phone, address, phoneVerifiedAt } = openPerson(doc, deps.cipher);
      return {
        person: {
          id: _id,
          name,
          ...(phone ? { phone } : {}),
          ...(phoneVerifiedAt ? { phoneVerifiedAt: phoneVerifiedAt.toISOString() } : {}),
          ...(address ? { address } : {}),
        },
        consents: presentConsents(doc),
      };
    },
  },
  // The account stays without a name, so that what it did still belongs to one account; nobody signs in with it.
  erase: {
    update: ({ personId, cipher }) => ({
      $set: sealedIdentity({ _id: personId, name: '已注销用户' }, cipher),
      $unset: { phoneMark: '', phoneVerifiedAt: '', consents: '', openid: '', webOpenid: '', unionid: '' },
    }),
  },
  retain: { keep: 'until its owner erases it; staff until the roster no longer lists them, then disabled' },
});

export const sessionData = definePersonalData({
  collection: 'sessions',
  subject: (personId) => ({ personId }),
  open: { personId: 'whose sign-in it is' },
  erase: { update: ({ now }) => ({ $set: { revokedAt: now } }) },
  retain: { keep: 'the database removes a sign-in when it ends' },
});
