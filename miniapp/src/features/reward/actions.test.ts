import type { RewardView } from '@jsjb/shared/reward/contract';
import { bodyOf, missingIn } from '@/forms/formSpec';
import { offeredRewardActions, rewardActionNames, rewardActions, schemaOfReward } from './actions';

const reward = {
  fen: 20_000,
  approvals: [],
  payee: { name: '王**', blocked: false },
  abilities: ['approve', 'refuse', 'openBill'],
  cancellable: false,
} as unknown as RewardView;

test.each(rewardActionNames)('what the form of %s asks is what the contract takes', (name) => {
  const { form, label, unguarded } = rewardActions[name];
  const spec = { title: label, submit: label, ...form(reward) };
  const values = { reason: '预算不足' };
  expect(missingIn(spec, values)).toEqual({});
  const body = { ...bodyOf(spec, values), ...(unguarded ? {} : { version: 2 }) };
  expect(schemaOfReward(name).safeParse(body)).toMatchObject({ success: true });
});

test('only what the server allows is offered, and never what the scheduler does', () => {
  expect(offeredRewardActions(reward)).toEqual(['approve', 'refuse']);
  expect(offeredRewardActions({ ...reward, abilities: [], cancellable: true })).toEqual(['cancel']);
});
