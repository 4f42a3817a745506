import { openCity } from '../city';
import { signsTogether } from '../journeys/batchSign';
import {
  figureOpensItsTickets,
  noticeIsImported,
  oneDisputeToItsRuling,
  supervisionIsRaised,
} from '../journeys/office';
import { usePhones } from './phones';

const stage = usePhones(openCity);

test('a dispute is ruled by a meeting and becomes a precedent', async () => {
  await oneDisputeToItsRuling({ dispatcher: await stage.take(), official: await stage.take() }, stage.city);
});

test('an official signs a morning’s tickets together', async () => {
  await signsTogether(await stage.take(), stage.city);
});

test('a figure opens its tickets, supervision is raised, the notice of a year is imported', async () => {
  const supervisor = await stage.take();
  await figureOpensItsTickets(supervisor, stage.city);
  await supervisionIsRaised(supervisor, stage.city);
  await noticeIsImported(await stage.take());
});
