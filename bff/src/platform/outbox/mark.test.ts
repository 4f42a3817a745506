/** What an insert and an append write, so that a worker finds every event somebody wants. */
import { markAppended, markDelivered, markNew } from './mark';

const now = new Date('2026-03-11T09:00:00Z');
const earlier = new Date('2026-03-11T08:00:00Z');
const later = new Date('2026-03-11T10:00:00Z');
const wants = (type: string) => type === 'wanted';
const event = (seq: number, type = 'wanted') => ({ seq, type });

test('a new document waits when somebody wants one of its events', () => {
  expect(markNew([event(1, 'other'), event(2)], wants, now)).toEqual({ seq: 0, due: now });
  expect(markNew([event(1, 'other')], wants, now)).toEqual({ seq: 1 });
});

test('history that is imported is not delivered', () => {
  expect(markDelivered([event(1), event(2)])).toEqual({ seq: 2 });
});

test('an appended event makes the document due', () => {
  expect(markAppended({ seq: 1 }, [event(2)], wants, now)).toEqual({
    set: { 'outbox.due': now },
    mark: { seq: 1, due: now },
  });
});

test('a document that waits already keeps its turn, and the date is written again', () => {
  expect(markAppended({ seq: 0, due: earlier }, [event(2)], wants, now).set).toEqual({
    'outbox.due': earlier,
  });
});

test('a new event does not wait for the next attempt of an older one', () => {
  expect(markAppended({ seq: 1, due: later }, [event(2)], wants, now).set).toEqual({ 'outbox.due': now });
});

test('an event that nobody wants counts as delivered, unless something waits before it', () => {
  expect(markAppended({ seq: 1 }, [event(2, 'other')], wants, now).set).toEqual({ 'outbox.seq': 2 });
  expect(markAppended({ seq: 0, due: earlier }, [event(2, 'other')], wants, now).set).toEqual({});
});

test('a document older than the outbox does not deliver its past', () => {
  expect(markAppended(undefined, [event(8)], wants, now)).toEqual({
    set: { 'outbox.seq': 7, 'outbox.due': now },
    mark: { seq: 7, due: now },
  });
});
