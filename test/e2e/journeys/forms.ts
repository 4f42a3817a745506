/** Forms that are interrupted: a lapsed login, a killed program. Nothing typed is ever lost. */
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { people, type City } from '../city';
import { until, type Screen } from '../screen';
import { signIn } from './resident';

/** Longer than an access token holds. */
const AN_HOUR = 3600_000;
/** Longer than fingers rest before it is written down. */
const RESTED_MS = 700;

const rested = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, RESTED_MS));

/** A ticket of its own, waiting for the official to sign. */
export async function dispatched(city: City, content: string, scene?: string): Promise<TicketDetail> {
  const [resident, agent, dispatcher, official] = await Promise.all(
    [people.served, people.agent, people.dispatcher, people.official].map((person) => city.as(person)),
  );
  if (!resident || !agent || !dispatcher || !official) throw new Error('nobody signed in');
  const { posts } = (await official.readMe({})) as { posts: { unitId?: string }[] };
  const { id } = await resident.submitTicket({
    body: { content, place: { text: '东门', ...(scene ? { scene } : {}) } },
    key: crypto.randomUUID(),
  });
  const params = { id };
  const { version } = await agent.accept({ params, body: { version: 1 } });
  const [category] = (await agent.listCategories({})).items;
  return dispatcher.dispatch({
    params,
    body: {
      version,
      leadUnitId: posts[0]?.unitId ?? '',
      mode: 'direct',
      category: category?.code ?? '',
      limit: '5d',
    },
  });
}

/** Signed by the official and being handled. */
export async function handled(city: City, content: string, scene?: string): Promise<TicketDetail> {
  const { id, version } = await dispatched(city, content, scene);
  return (await city.as(people.official)).sign({ params: { id }, body: { version } });
}

/** The login lapses while an official writes down a call: after signing in again the form is open and full. */
export async function officialsLoginLapses(screen: Screen, city: City): Promise<void> {
  const { id } = await handled(city, '小区东门的井盖松了，夜里车一过就响。');
  const words = '下午三点通了电话，约好明天上午上门。';
  await screen.open('account/signin/index');
  await signIn(screen, people.official);
  await screen.sees('待签收');
  await screen.open(`agency/ticket/index?id=${id}`);
  await screen.tap('#act-contact');
  await screen.tap('联系上了');
  await screen.type('form-note', words);
  city.passes(AN_HOUR);
  await city.deps.models.sessions.collection.deleteMany({});
  // The tap finds it out, or something the page asked for by itself a moment earlier.
  await until('being asked to sign in', async () => {
    if (await screen.has(`#persona-${people.official}`)) return true;
    if (await screen.has('#action-submit')) await screen.tap('#action-submit').catch(() => undefined);
    return false;
  });
  await signIn(screen, people.official);
  await screen.sees('记录联系');
  if ((await screen.typed('form-note')) !== words) throw new Error('what was typed is gone');
  await screen.tap('#action-submit');
  await screen.seesNoMore('联系上了');
  await screen.sees('约好明天上午上门');
}

/** The program is killed in the middle of a form: opened again, the form still holds what was typed. */
export async function killedInMidForm(screen: Screen, city: City, person: string): Promise<void> {
  const { items } = await (await city.as(person)).listTickets({ query: { queue: 'mine', limit: '20' } });
  const mine = items.find(({ abilities }) => abilities.includes('supplement'));
  if (!mine) throw new Error(`nothing for ${person} to supplement`);
  const page = `resident/ticket/index?id=${mine.id}`;
  const words = '补充：每天晚上八点以后最吵，持续到凌晨。';
  await screen.open(page);
  await screen.tap('#act-supplement');
  await screen.type('form-text', words);
  await rested();
  await screen.open(page);
  await screen.tap('#act-supplement');
  if ((await screen.typed('form-text')) !== words) throw new Error('what was typed is gone');
  await screen.tap('#action-submit');
  await screen.seesNoMore('补充什么');
  await screen.sees('每天晚上八点以后最吵');
  await screen.tap('#act-supplement');
  if ((await screen.typed('form-text')) !== '') throw new Error('what was sent is still in the form');
}
