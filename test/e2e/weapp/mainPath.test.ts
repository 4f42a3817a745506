import { openCity } from '../city';
import { oneTicketToTheEnd } from '../journeys/mainPath';
import { usePhones } from './phones';

const stage = usePhones(openCity);

test('one ticket goes through four pairs of hands to its end', async () => {
  const hands = {
    resident: await stage.take(),
    agent: await stage.take(),
    dispatcher: await stage.take(),
    official: await stage.take(),
    gridWorker: await stage.take(),
  };
  await oneTicketToTheEnd(hands, stage.city);
});
