/** Who plays in a sample ticket: the people of the demo city, by what they do. */
import type { Actor } from '@jsjb/shared/kit/role';
import type { City, DemoTicket, Person, Point } from './city';

export interface Cast {
  requester: Person;
  /** The resident, the agent who took the call, or the grid worker who saw it. */
  opener: Actor;
  agent: Actor;
  dispatcher: Actor;
  /** Another seat. */
  otherDispatcher: Actor;
  /** Another agent than the one who took it in. */
  caller: Actor;
  /** Where the ticket's place fixes the grid. */
  gridWorker: Actor | undefined;
  official(unitId: string): Actor;
  head(unitId: string): Actor;
  point: Point;
  /** The poster that was scanned, or named on the phone. */
  posterNumber: string | null;
}

const AGENTS = 6;
const DISPATCHERS = 4;

/** `turn` spreads the work over the seats of the centre. */
export function castOf(ticket: DemoTicket, city: City, turn: number): Cast {
  const byId = new Map(city.people.map((person) => [person.id, person]));
  const personOf = (id: string): Person => {
    const person = byId.get(id);
    if (!person) throw new Error(`Nobody is called ${id} in the demo city`);
    return person;
  };
  const actorOf = (id: string): Actor => {
    const [post] = personOf(id).posts;
    if (!post) throw new Error(`${id} holds no post`);
    const { title: _, ...held } = post;
    return { personId: id, ...held };
  };
  const grid = city.grids.find(({ code }) => code === ticket.gridId);
  if (!grid) throw new Error(`Sample ticket ${ticket.id} lies in no grid`);
  const seat = (role: string, seats: number, from: number) =>
    actorOf(`${role}-${((turn + from) % seats) + 1}`);
  const openers: Partial<Record<DemoTicket['channel'], Actor>> = {
    phone: seat('agent', AGENTS, 0),
    grid: actorOf(grid.workerId),
  };
  const named = ticket.channel === 'poster' || ticket.channel === 'phone' ? ticket.posterNumber : null;
  return {
    requester: personOf(ticket.requesterId),
    opener: openers[ticket.channel] ?? actorOf(ticket.requesterId),
    agent: seat('agent', AGENTS, 0),
    dispatcher: seat('dispatcher', DISPATCHERS, 0),
    otherDispatcher: seat('dispatcher', DISPATCHERS, 1),
    caller: seat('agent', AGENTS, 1),
    // What one reported oneself is verified by another.
    gridWorker: named ? actorOf(grid.workerId) : undefined,
    official: (unitId) => actorOf(`official-${unitId}-1`),
    head: (unitId) => actorOf(`head-${unitId}`),
    point: grid.centre,
    posterNumber: named,
  };
}
