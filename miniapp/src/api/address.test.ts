import { addressOf } from './address';

test('names in the path are replaced and escaped', () => {
  expect(addressOf('/api/tickets/:id/sign', { id: 'a/b' })).toBe('/api/tickets/a%2Fb/sign');
});

test('what was not asked for is left out of the query', () => {
  expect(addressOf('/api/tickets', {}, { box: 'mine', cursor: undefined, name: '新华路', q: '' })).toBe(
    '/api/tickets?box=mine&name=%E6%96%B0%E5%8D%8E%E8%B7%AF',
  );
});
