import { openCity, people } from '../city';
import { loginIsRenewed, loginLapses, reportsFromPoster, writesOffline } from '../journeys/resident';
import { usePhones } from './phones';

const stage = usePhones(openCity);

test('a resident reports from a poster and finds the ticket', async () => {
  const phone = await stage.take();
  const number = await reportsFromPoster(phone, stage.city);
  expect(number).toMatch(/^\d{14,17}/);
});

test('what is written without a network is sent once when it returns', async () => {
  const phone = await stage.take();
  await reportsFromPoster(phone, stage.city, people.neighbour);
  await writesOffline(phone, stage.city, people.neighbour);
});

test('a login that lapses in the middle of a form loses nothing', async () => {
  const phone = await stage.take();
  await reportsFromPoster(phone, stage.city);
  await loginIsRenewed(phone, stage.city);
  await loginLapses(phone, stage.city, people.resident);
});
