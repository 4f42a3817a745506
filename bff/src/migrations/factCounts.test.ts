/** The counts of a ticket follow from its log; asked again, nothing more is done. */
import type { Stored } from '../platform/db/migration';
import { toCounts } from './factCounts';

const after = (doc: Stored): Stored => {
  const { $set = {}, $unset = {} } = toCounts(doc) ?? {};
  const kept = Object.entries({ ...doc, ...$set }).filter(([field]) => !(field in $unset));
  return Object.fromEntries(kept) as Stored;
};
const events = (...types: string[]) => types.map((type, at) => ({ seq: at + 1, type }));

test.each<[string, Stored, Stored]>([
  [
    'a ticket that was joined twice, urged and supplemented',
    {
      _id: 1,
      urges: 1,
      joins: ['a', 'b'],
      events: events(
        'ticket.submitted',
        'ticket.joined',
        'ticket.urged',
        'ticket.joined',
        'ticket.supplemented',
      ),
    },
    {
      _id: 1,
      joins: ['a', 'b'],
      counts: { join: 2, urge: 1, supplement: 1 },
      events: events(
        'ticket.submitted',
        'ticket.joined',
        'ticket.urged',
        'ticket.joined',
        'ticket.supplemented',
      ),
    },
  ],
  [
    'a ticket to which nothing was added',
    { _id: 2, urges: 0, joins: [], events: events('ticket.submitted') },
    { _id: 2, events: events('ticket.submitted') },
  ],
  [
    'a suggestion that somebody co-signed',
    { _id: 3, cosigners: ['a'], events: events('suggestion.submitted', 'suggestion.cosigned') },
    {
      _id: 3,
      cosigners: ['a'],
      counts: { cosign: 1 },
      events: events('suggestion.submitted', 'suggestion.cosigned'),
    },
  ],
])('%s is counted once', (_, before, expected) => {
  expect(after(before)).toEqual(expected);
  expect(toCounts(after(before))).toBeUndefined();
});

test('what was added since stays counted', () => {
  expect(toCounts({ _id: 4, counts: { join: 7 }, events: events('ticket.joined') })).toBeUndefined();
});
