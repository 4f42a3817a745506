/** Every page on the phone, cold, as from a message: it stands, nothing breaks, and it costs an old phone little. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PageMetrics } from '../../weapp-host';
import { openCity, people, type City } from '../city';
import { preparedSights, type Sight } from '../pages';
import { until } from '../screen';
import { budgetFaults, budgetTable } from './budget';
import { builtFolder } from './builtFolder';
import { openPhoneOf } from './phone';

let city: City;
let prepared: Sight[] = [];
beforeAll(async () => {
  city = await openCity();
  prepared = await preparedSights(city);
});
afterAll(() => city.close());

async function measure({ person, path: address, opens }: Sight): Promise<PageMetrics[]> {
  const phone = await openPhoneOf(city, person && people[person]);
  const control = phone.host?.control;
  if (!control) throw new Error('this runs on the headless phone only');
  try {
    await phone.open(address);
    if (opens) {
      const [first = ''] = opens.split(',');
      await phone.tap(first);
    }
    await until('a useful view', async () => {
      const here = await phone.path();
      return control.metrics().some((page) => page.path === here && page.usefulMs.length > 0);
    });
    await control.idle();
    expect(control.errors).toEqual([]);
    return control.metrics();
  } finally {
    await phone.close();
  }
}

/** Everything app.json lists. */
function listed(): string[] {
  const app = JSON.parse(readFileSync(path.join(builtFolder(), 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  return [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
}

test('every page opens, and none costs more than an old phone can bear', async () => {
  const costs: PageMetrics[] = [];
  for (const sight of prepared) costs.push(...(await measure(sight)));
  const worst = new Map<string, PageMetrics>();
  for (const cost of costs) if ((worst.get(cost.path)?.nodes ?? -1) < cost.nodes) worst.set(cost.path, cost);
  console.log(budgetTable([...worst.values()]));
  expect(listed().filter((page) => !worst.has(page))).toEqual([]);
  expect(budgetFaults(costs)).toEqual([]);
}, 240_000);
