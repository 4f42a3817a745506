import { openCity } from '../city';
import { judgesByNumber } from '../journeys/progress';
import { usePhones } from './phones';

const stage = usePhones(openCity);

test('who called looks up the matter by number and says that it is not solved', async () => {
  await judgesByNumber(await stage.take(), stage.city);
});
