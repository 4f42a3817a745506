/** The registry knows from the subscriptions alone which events must be delivered. */
import { createRegistry } from './subscription';
import { onParcels } from './testing/sampleRecord';

const handle = async () => {};
const tell = onParcels({ name: 'tell', on: ['parcel.delivered'], handle });
const count = onParcels({ name: 'count', on: ['parcel.sent', 'parcel.delivered'], handleNew: handle });

test('the events of interest are those that some subscription names', () => {
  const registry = createRegistry([tell, count]);
  expect(
    ['parcel.sent', 'parcel.delivered', 'parcel.weighed'].map((type) => registry.wants('parcels', type)),
  ).toEqual([true, true, false]);
  expect(registry.wants('letters', 'parcel.sent')).toBe(false);
});

test('a subscription to all wants every event of its record', () => {
  const registry = createRegistry([onParcels({ name: 'index', on: 'all', handleNew: handle })]);
  expect(registry.wants('parcels', 'parcel.whatever')).toBe(true);
});

test.each([
  ['two of one name', [tell, { ...count, name: 'tell' }], 'Two subscriptions are named tell.'],
  ['one that wants nothing', [{ ...tell, on: [] }], 'The subscription tell wants no event.'],
  ['a name that cannot stand in an address', [{ ...tell, name: 'tell.all' }], 'cannot be named tell.all'],
])('%s is refused at the start', (_, subscriptions, sentence) => {
  expect(() => createRegistry(subscriptions)).toThrow(sentence);
});
