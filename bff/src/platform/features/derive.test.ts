/** What the server derives from its list; two features that name the same thing are told apart before anything starts. */
import { endpoint } from '@jsjb/shared/kit/endpoint';
import { z } from '@jsjb/shared/kit/schema';
import { noPersonalData } from '../personal/declaration';
import { accessOf, contractOf, handlersOf, personalDataOf, timelineSourcesOf } from './derive';
import { defineFeature, type AnyFeature } from './feature';

const ping = endpoint({
  method: 'GET',
  path: '/api/ping',
  tag: '样例',
  summary: '样例',
  response: z.object({}),
  status: 200,
  ability: 'unit.list',
  rate: 'read',
  idempotency: 'none',
});
const one = defineFeature({
  name: 'one',
  endpoints: { ping },
  handlers: { ping: async () => ({}) },
  access: { 'unit.list': ['admin'] },
  personalData: [noPersonalData({ collection: 'ones', none: 'counts' })],
  timeline: { tickets: async () => [] },
});
const bare = (more: Partial<AnyFeature>): AnyFeature => ({
  name: 'two',
  endpoints: {},
  handlers: {},
  ...more,
});

test('the contract, its handlers and who may call them come from the features', () => {
  expect(Object.keys(contractOf([one]))).toEqual(['ping']);
  expect(Object.keys(handlersOf([one]))).toEqual(['ping']);
  const access = accessOf([one]);
  expect(access.holds('unit.list', 'admin')).toBe(true);
  expect(access.holds('unit.list', 'resident')).toBe(false);
  expect(access.abilitiesOf('admin')).toEqual(['unit.list']);
  // Forgotten by every feature: nobody's.
  expect(access.holds('rules.publish', 'admin')).toBe(false);
  expect(access.abilitiesOf('resident')).toEqual([]);
});

test('each action of a record whose actions are abilities is one for whom the life names', () => {
  const kind = {
    name: 'ticket',
    actions: ['sign'],
    rowOf: () => ({ by: { official: 'leg' } }),
    factOf: () => undefined,
    prove: () => undefined,
  };
  const access = accessOf([
    bare({ records: { tickets: { label: 'number', kind, abilityPerAction: true } } }),
  ]);
  expect(access.abilitiesOf('official')).toEqual(['ticket.sign']);
  expect(access.abilitiesOf('resident')).toEqual([]);
  // The row itself is judged later, by the life.
  expect(access.holds('ticket.sign', 'resident')).toBe(true);
});

test.each([
  ['endpoint', { endpoints: { ping } }],
  ['ability', { access: { 'unit.list': ['leader'] } }],
] as const)('two features that bring the same %s are refused', (what, more) => {
  const features = [one, bare(more as Partial<AnyFeature>)];
  expect(() => [contractOf(features), accessOf(features)]).toThrow(`Two features bring the ${what}`);
});

test('two features that declare the same collection are refused', () => {
  const twice = bare({ personalData: [noPersonalData({ collection: 'ones', none: 'again' })] });
  expect(() => personalDataOf([one, twice])).toThrow('ones is declared twice');
});

test('a timeline is added to by those who name its record', () => {
  expect(timelineSourcesOf([one, bare({})], 'tickets')).toHaveLength(1);
  expect(timelineSourcesOf([one], 'suggestions')).toEqual([]);
});
