/** Nothing that people are told of, and nothing that is to be checked, passes without its delivery. */
import { toldRewardEvents } from './reward/access/rewardNotices';
import { toldSuggestionEvents } from './suggestion/access/suggestionNotices';
import { toldTicketEvents } from './ticket/access/ticketNotices';
import type { Models } from './deps';
import { createRegistry, wantsType } from './platform/outbox/subscription';
import { features } from './features';
import { deliveriesOf } from './platform/features/derive';

const model = { collection: {} };
const recorded = features.flatMap(({ records = {} }) =>
  Object.entries(records).flatMap(([name, { facts }]) => (facts ? [name, facts] : [name])),
);
const models = Object.fromEntries(recorded.map((name) => [name, model])) as unknown as Models;
const registryOf = (wechat: boolean) =>
  createRegistry(deliveriesOf(features, models, { wechat }).subscriptions);

test.each([
  ['tickets', 'notify', toldTicketEvents],
  ['suggestions', 'notifySuggestion', toldSuggestionEvents],
  ['rewards', 'notifyReward', toldRewardEvents],
] as const)('every event of %s that people are told of is delivered to %s', (record, name, told) => {
  const subscription = registryOf(false).named(record, name);
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((type) => !subscription || !wantsType(subscription, type))).toEqual([]);
});

test.each(['ticket.supplemented', 'ticket.joined'])('%s is checked with WeChat, and told without', (type) => {
  const check = registryOf(true).named('ticketFacts', 'moderateFact');
  expect(check && wantsType(check, type)).toBe(true);
  expect(registryOf(false).wants('ticketFacts', type)).toBe(true);
});

test.each([true, false])('what residents write waits to be checked only with WeChat: %s', (wechat) => {
  expect(registryOf(wechat).wants('tickets', 'ticket.submitted')).toBe(wechat);
  expect(registryOf(wechat).wants('tickets', 'ticket.supplemented')).toBe(wechat);
  expect(registryOf(wechat).named('ticketFacts', 'moderateFact') !== undefined).toBe(wechat);
});
