import { openCity, type City } from '../city';
import { signsTogether } from '../journeys/batchSign';
import {
  figureOpensItsTickets,
  noticeIsImported,
  oneDisputeToItsRuling,
  supervisionIsRaised,
} from '../journeys/office';
import { openPhone, type Phone } from './phone';

let city: City;
const phones: Phone[] = [];
beforeAll(async () => {
  city = await openCity();
});
afterAll(async () => {
  for (const phone of phones) await phone.close();
  await city.close();
});
const take = async (): Promise<Phone> => {
  const phone = await openPhone(city);
  phones.push(phone);
  return phone;
};

test('a dispute is ruled by a meeting and becomes a precedent', async () => {
  await oneDisputeToItsRuling({ dispatcher: await take(), official: await take() }, city);
});

test('an official signs a morning’s tickets together', async () => {
  await signsTogether(await take(), city);
});

test('a figure opens its tickets, supervision is raised, the notice of a year is imported', async () => {
  const supervisor = await take();
  await figureOpensItsTickets(supervisor, city);
  await supervisionIsRaised(supervisor, city);
  await noticeIsImported(await take());
  expect(phones.flatMap(({ host }) => host?.control.errors ?? [])).toEqual([]);
});
