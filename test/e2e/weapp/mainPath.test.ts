import { openCity, type City } from '../city';
import { oneTicketToTheEnd } from '../journeys/mainPath';
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

test('one ticket goes through four pairs of hands to its end', async () => {
  const take = async () => {
    const phone = await openPhone(city);
    phones.push(phone);
    return phone;
  };
  const hands = {
    resident: await take(),
    agent: await take(),
    dispatcher: await take(),
    official: await take(),
    gridWorker: await take(),
  };
  await oneTicketToTheEnd(hands, city);
  expect(phones.flatMap(({ host }) => host?.control.errors ?? [])).toEqual([]);
});
