import { people, openCity } from '../city';
import { killedInMidForm } from '../journeys/forms';
import { loginIsRenewed, loginLapses, reportsFromPoster, writesOffline } from '../journeys/resident';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('a resident reports from a poster, writes without a network, comes back after the login lapsed', async () => {
  const window = await stage.take();
  await reportsFromPoster(window, stage.city, people.neighbour);
  await writesOffline(window, stage.city, people.neighbour);
  await loginIsRenewed(window, stage.city);
  await loginLapses(window, stage.city, people.neighbour);
  await killedInMidForm(window, stage.city, people.neighbour);
});
