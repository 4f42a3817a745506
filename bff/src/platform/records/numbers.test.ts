/** Numbers of a day are never given twice, however many servers give them. */
import { Schema } from 'mongoose';
import type { CounterDoc } from './counterModel';
import { dayNumbers } from './numbers';
import { ownDatabase } from './testing/repairStore';

let database: Awaited<ReturnType<typeof ownDatabase>>;
beforeAll(async () => {
  database = await ownDatabase();
});
afterAll(() => database.close());

test('two servers number a hundred at once, and begin anew the next day and in another series', async () => {
  const counters = database.connection.model<CounterDoc>(
    'Counter',
    new Schema<CounterDoc>({ _id: String, value: Number }, { collection: 'counters', versionKey: false }),
  );
  const [one, two] = [dayNumbers(counters, 'repair', 7), dayNumbers(counters, 'repair', 7)] as const;
  const day = new Date('2026-03-11T02:00:00Z');
  const all = await Promise.all(Array.from({ length: 100 }, (_, n) => (n % 2 ? one(day) : two(day))));
  expect(new Set(all.map(({ number }) => number)).size).toBe(100);
  expect(new Set(all.map(({ day }) => day))).toEqual(new Set(['2026-03-11']));
  expect(await one(new Date('2026-03-11T16:00:00Z'))).toEqual({ day: '2026-03-12', number: 1 });
  expect(await dayNumbers(counters, 'reward')(day)).toEqual({ day: '2026-03-11', number: 1 });
});
