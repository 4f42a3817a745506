/** Tells a ticket's story over HTTP: who does what next, with the version they saw. */
import { randomUUID } from 'node:crypto';
import { CallError } from '@jsjb/shared/kit/client';
import { type Client } from '@jsjb/bff/contract';
import type { ActionBody, PublicAction } from '@jsjb/shared/ticket/actionContract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { aComplaint, usual, type SubmitBody } from '../factories/bodies';
import type { CastName } from '../factories/smallCity';
import { HOUR_MS } from './clock';
import type { TestServer } from './server';

type Fields<A extends PublicAction> = Partial<ActionBody<A>>;
/** One step: who, what, and what they say other than usual. */
export type Step = { [A in PublicAction]: [CastName, A, Fields<A>?] }[PublicAction];

export interface Story {
  id: string;
  number: string;
  /** Carries the steps out in order, an hour apart; the last one's answer. A refused step fails the test. */
  go(...steps: readonly Step[]): Promise<TicketDetail>;
  /** The refusal of a step that must not succeed. Nothing may have changed by it. */
  refused(...step: Step): Promise<CallError>;
  seenBy(name: CastName): Promise<TicketDetail>;
  /** The stored version: the number of events. */
  version(): Promise<number>;
}

export const newKey = (): string => randomUUID();

export async function refusalOf(call: Promise<unknown>): Promise<CallError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof CallError)) throw new Error(`not refused: ${String(outcome)}`);
  return outcome;
}

export function storyOf(server: TestServer, ticket: { id: string; number: string }): Story {
  const { id, number } = ticket;
  const version = async (): Promise<number> => {
    const doc = await server.deps.models.tickets.findOne({ number }).lean<{ version: number }>();
    if (!doc) throw new Error(`${number} is not stored`);
    return doc.version;
  };
  const act = async ([who, action, fields]: Step): Promise<TicketDetail> => {
    const body = { ...usual[action], version: await version(), ...fields };
    // One method per action, all of the same shape; TypeScript cannot follow which body belongs to which.
    const method = server.as(who)[action] as unknown as (call: object) => ReturnType<Client['sign']>;
    return method({ params: { id }, body });
  };
  return {
    id,
    number,
    version,
    seenBy: (name) => server.as(name).readTicket({ params: { id } }),
    async go(...steps) {
      let last: TicketDetail | undefined;
      for (const step of steps) {
        server.clock.forward(HOUR_MS);
        last = await act(step);
      }
      if (!last) throw new Error('a story needs a step');
      return last;
    },
    async refused(...step) {
      const before = await version();
      const refusal = await refusalOf(act(step));
      if ((await version()) !== before) throw new Error(`${step[1]} was refused and yet written`);
      return refusal;
    },
  };
}

export async function submitted(
  server: TestServer,
  by: CastName = 'wang',
  change: Partial<SubmitBody> = {},
): Promise<Story> {
  const ticket = await server.as(by).submitTicket({ body: { ...aComplaint, ...change }, key: newKey() });
  return storyOf(server, ticket);
}

export const dispatched: Step[] = [
  ['zhao', 'accept'],
  ['qian', 'dispatch'],
];
export const handling: Step[] = [...dispatched, ['roadsClerk', 'sign'], ['roadsClerk', 'contact']];
export const reported: Step[] = [...handling, ['roadsClerk', 'report']];
export const verified: Step[] = [...reported, ['qian', 'verify']];
