/**
 * Aimless hands: per role, walks of random taps, words, tabs, ways back, lost networks and dark evenings.
 * MONKEY=100 takes the full number of walks, MONKEY_SEED=7 repeats those of a failure.
 */
import { openCity, people, type City } from '../city';
import { openPhoneOf } from './phone';
import { walk, type Step } from './monkey';
import { budgetFaults } from './budget';

const WALKS = Number(process.env.MONKEY ?? 4);
const SEED = Number(process.env.MONKEY_SEED ?? 1);
const STEPS = 12;

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

const homes: [keyof typeof people, string][] = [
  ['resident', 'pages/home/index'],
  ['agent', 'center/desk/index'],
  ['dispatcher', 'center/desk/index'],
  ['official', 'agency/desk/index'],
  ['gridWorker', 'grid/home/index'],
  ['leader', 'leader/home/index'],
  ['supervisor', 'office/scores/index'],
];

test.each(homes)(
  `%s: nothing breaks in ${WALKS} random walks, and no page costs too much`,
  async (role, home) => {
    const phone = await openPhoneOf(city, people[role]);
    const control = phone.host?.control;
    if (!control) throw new Error('this runs on the headless phone only');
    const told: string[] = [];
    const trace: Step[] = [];
    let [walked, steps] = [0, 0];
    try {
      for (let number = 0; number < WALKS; number += 1) {
        const seed = SEED * 1000 + number;
        await phone.open(home);
        trace.length = 0;
        await walk(phone, seed, STEPS, trace);
        walked += 1;
        steps += trace.length;
        if (control.errors.length > 0) {
          told.push(`walk ${seed}: ${JSON.stringify(control.errors[0])} after ${JSON.stringify(trace)}`);
          break;
        }
      }
      console.log(`${role}: ${walked} walks, ${steps} steps, ${control.errors.length} uncaught errors`);
      expect(told).toEqual([]);
      expect(budgetFaults(control.metrics())).toEqual([]);
    } finally {
      await phone.close();
    }
  },
  Math.max(120_000, WALKS * 15_000),
);
