import { openCity, people, type City } from '../city';
import { loginIsRenewed, loginLapses, reportsFromPoster, writesOffline } from '../journeys/resident';
import { openPhone, type Phone } from './phone';

let city: City;
let phone: Phone;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());
beforeEach(async () => {
  phone = await openPhone(city);
});
afterEach(async () => {
  expect(phone.host?.control.errors ?? []).toEqual([]);
  await phone.close();
});

test('a resident reports from a poster and finds the ticket', async () => {
  const number = await reportsFromPoster(phone, city);
  expect(number).toMatch(/^\d{14,17}/);
});

test('what is written without a network is sent once when it returns', async () => {
  await reportsFromPoster(phone, city, people.neighbour);
  await writesOffline(phone, city, people.neighbour);
});

test('a login that lapses in the middle of a form loses nothing', async () => {
  await reportsFromPoster(phone, city);
  await loginIsRenewed(phone, city);
  await loginLapses(phone, city, people.resident);
});
