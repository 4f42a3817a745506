/** The list of features is whole: nothing of the contract is without a handler, and no ability without a holder. */
import { isOpenToAll } from '@jsjb/shared/kit/endpoint';
import { roles } from '@jsjb/shared/kit/role';
import { contract } from './contract';
import { features } from './features';
import { accessOf, handlersOf } from './platform/features/derive';

const access = accessOf(features);

test('every endpoint has its handler, and no handler stands alone', () => {
  expect(Object.keys(handlersOf(features)).sort()).toEqual(Object.keys(contract).sort());
});

test.each(Object.entries(contract))('somebody may call %s', (_, { ability }) => {
  const holders = roles.filter((role) => access.abilitiesOf(role).includes(ability));
  expect(isOpenToAll(ability) || holders.length > 0).toBe(true);
});

test('every feature has a name of its own, which is that of its folder', () => {
  const names = features.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
