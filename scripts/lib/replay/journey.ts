/** One message from submission to closing, each step by the person whose step it is. */
import { randomUUID } from 'node:crypto';
import type { CategoryView } from '@jsjb/shared/org/contract';
import type { Cast, ReplayActor } from './actors';
import { patiently } from './patience';
import type { Tally } from './tally';

export interface Message {
  row: number;
  id: string | number;
  title: string;
  body: string;
  category: string;
}

export interface Stage {
  cast: Cast;
  categories: readonly CategoryView[];
  tally: Tally;
}

const turn = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;

/** The label is a first-level category; among its leaves one whose unit has somebody to act is taken first. */
function destinationOf(
  message: Message,
  { cast, categories }: Stage,
): { category: CategoryView; official: ReplayActor } {
  const labelled = categories.filter(({ level1 }) => level1 === message.category);
  const among = labelled.length > 0 ? labelled : categories;
  const staffed = among.filter(({ unitId }) => cast.officials.has(unitId));
  const category = turn(staffed.length > 0 ? staffed : among, message.row);
  const official = cast.officials.get(category.unitId) ?? turn([...cast.officials.values()], message.row);
  return { category, official };
}

/** Throws what the server refused; the steps done until then are counted. */
export async function playMessage(message: Message, stage: Stage): Promise<void> {
  const { cast, tally } = stage;
  const [resident, agent, dispatcher] = (['resident', 'agent', 'dispatcher'] as const).map((role) =>
    turn(cast.of(role), message.row),
  ) as [ReplayActor, ReplayActor, ReplayActor];
  const { category, official } = destinationOf(message, stage);
  const step = <T>(name: string, call: (key: string) => Promise<T>): Promise<T> => {
    const key = randomUUID();
    return tally.time(name, () => patiently(() => call(key)));
  };

  const opened = await step('submit', (key) =>
    resident.client.submitTicket({
      key,
      body: { type: 'help', content: `${message.title}\n${message.body}`, place: { text: '' } },
    }),
  );
  tally.count('submitted');
  const params = { id: opened.id };
  let { version } = opened;
  const act = async (name: string, call: (key: string) => Promise<{ version: number; status: string }>) => {
    const moved = await step(name, call);
    version = moved.version;
    return moved;
  };

  await act('accept', (key) =>
    agent.client.accept({ params, key, body: { version, type: 'help', category: category.code } }),
  );
  await act('dispatch', (key) =>
    dispatcher.client.dispatch({
      params,
      key,
      body: {
        version,
        leadUnitId: official.unitId ?? category.unitId,
        mode: 'direct',
        category: category.code,
        limit: category.limit,
      },
    }),
  );
  tally.count('dispatched');
  await act('sign', (key) => official.client.sign({ params, key, body: { version } }));
  tally.count('signed');
  await act('contact', (key) =>
    official.client.contact({ params, key, body: { version, method: 'phone', reached: true } }),
  );
  await act('report', (key) =>
    official.client.report({
      params,
      key,
      body: { version, text: `您反映的“${message.title}”已经办理，情况已当面说明。`, solved: true },
    }),
  );
  await act('verify', (key) => dispatcher.client.verify({ params, key, body: { version, passed: true } }));
  const closed = await act('callback', (key) =>
    agent.client.callback({
      params,
      key,
      body: { version, contacted: true, solved: true, satisfaction: 'satisfied' },
    }),
  );
  if (closed.status !== 'closed') throw new Error(`ended as ${closed.status}, not closed`);
  // The resident reads the end of it.
  const seen = await step('read', () => resident.client.readTicket({ params }));
  if (seen.status !== 'closed') throw new Error(`the resident reads ${seen.status}`);
  tally.count('closed');
}
