/** Seeds a database with the demo city and its sample tickets; cut short, it is taken up again the next time. */
import type { Deps } from '@jsjb/bff/deps';
import { buildCity, type City, type DemoTicket } from './city';
import { buildPastTickets } from './city/pastTickets';
import { cityRows } from './cityRows';
import { storeEarlier, storeSuggestions } from './storeSuggestions';
import { cityCollections, planCity, storeCity, type CollectionPlan } from './storeCity';
import { storeScans } from './storeScans';
import { countTickets, storeTickets, type StoredTickets } from './storeTickets';

export const DEFAULT_SEED = 1;
/** Stands among the counters while seeding, with the number it was begun with. */
const UNFINISHED = 'seed:unfinished';

export interface SeedPlan {
  collections: CollectionPlan[];
  tickets: StoredTickets;
}

export interface SeedOptions {
  /** With a quarter of everyday tickets behind it, beside the written samples. */
  past?: boolean;
  tell?: (line: string) => void;
}

const ticketsOf = (city: City, seed: number, past: boolean, now: Date): DemoTicket[] =>
  past ? [...city.tickets, ...buildPastTickets(city, seed, now)] : city.tickets;

export async function planSeed(deps: Deps, seed: number, past = false): Promise<SeedPlan> {
  const city = buildCity(seed);
  return {
    collections: await planCity(deps.models, cityRows(city, deps.cipher)),
    tickets: await countTickets(city, ticketsOf(city, seed, past, deps.now()), deps),
  };
}

/** True when storing would change or mix with what somebody else has put there. */
export const wouldTouch = ({ collections }: SeedPlan): boolean =>
  collections.some(({ changed, same, others }) => changed.length + same + others > 0);

export async function seedCity(
  deps: Deps,
  seed: number,
  { past = false, tell = () => {} }: SeedOptions = {},
): Promise<StoredTickets> {
  const { models } = deps;
  const city = buildCity(seed);
  await models.counters.updateOne({ _id: UNFINISHED }, { $set: { value: seed } }, { upsert: true });
  const rows = cityRows(city, deps.cipher);
  await storeCity(models, await planCity(models, rows));
  deps.city.forget();
  const { people, units, grids, posters } = rows;
  tell(
    `${units.length} units, ${grids.length} grids, ${people.length} people, ${posters.length} posters stored`,
  );
  if (past) await storeEarlier(deps);
  const tickets = await storeTickets(city, ticketsOf(city, seed, past, deps.now()), deps);
  tell(`${tickets.opened} tickets stored`);
  await storeScans(deps);
  const suggestions = await storeSuggestions(deps);
  tell(`${suggestions.suggestions} suggestions and ${suggestions.campaigns} campaigns stored`);
  await models.counters.deleteOne({ _id: UNFINISHED });
  return tickets;
}

/** The number to seed with, when the database is empty or an earlier seeding did not end. */
export async function seedNeeded({ models }: Deps): Promise<number | undefined> {
  const unfinished = await models.counters.findById(UNFINISHED).lean();
  if (unfinished) return unfinished.value;
  return (await models.units.exists({})) ? undefined : DEFAULT_SEED;
}

/** Removes the city and everything that was reported in it. Ticket numbers go on: none is given twice. */
export async function resetCity({ models, city }: Deps): Promise<void> {
  const { tickets, sessions, photos, rateBuckets, notices, moderation, posterDays } = models;
  const { suggestions, campaigns, rewards, rewardLedger, rewardBudgets, rewardPayees } = models;
  for (const name of cityCollections) await models[name].collection.deleteMany({});
  await models.counters.deleteOne({ _id: UNFINISHED });
  const reported = [
    tickets,
    sessions,
    photos,
    rateBuckets,
    notices,
    moderation,
    posterDays,
    suggestions,
    campaigns,
    rewards,
    rewardLedger,
    rewardBudgets,
    rewardPayees,
  ];
  for (const model of reported) await model.collection.deleteMany({});
  city.forget();
}
