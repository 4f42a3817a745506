/** Whom a message for a seat reaches: those who hold it, and where none of them can read it, the next above. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { isAway, seatsFor, type Gap, type Heard, type Seat, type SeatName } from '@jsjb/shared/duty/duty';
import type { Post, Role } from '@jsjb/shared/kit/role';
import type { Deps } from '../../deps';
import type { PersonDoc } from '../../account';
import type { UnitDoc } from '../../org';
import { isAtWork, readsMessages } from '../access/living';

export interface Hearer {
  id: string;
  posts: readonly Post[];
}

export interface Audience extends Heard {
  /** It reached them; their number is the count. */
  people: readonly Hearer[];
  /** They hold the seat it was meant for and will find it when they first sign in: nobody counts on them. */
  waiting: readonly Hearer[];
}

type Known = Pick<
  PersonDoc,
  '_id' | 'posts' | 'disabled' | 'erasingAt' | 'erasedAt' | 'persona' | 'openid' | 'webOpenid' | 'boundAt'
>;

const posts: Partial<Record<SeatName, { role: Role; head?: true }>> = {
  handlers: { role: 'official' },
  head: { role: 'official', head: true },
  supervisors: { role: 'supervisor' },
  dispatchers: { role: 'dispatcher' },
  admins: { role: 'admin' },
  agents: { role: 'agent' },
};

const fields = {
  _id: 1,
  posts: 1,
  disabled: 1,
  erasingAt: 1,
  erasedAt: 1,
  persona: 1,
  openid: 1,
  webOpenid: 1,
  boundAt: 1,
} as const;

const hearer = ({ _id, posts: held }: Known): Hearer => ({ id: _id, posts: held });

interface Found {
  people: Known[];
  /** Why nobody is found, where it is not that the seat is empty. */
  gap?: Gap;
}

async function personNamed(id: string | undefined, { models }: Pick<Deps, 'models'>): Promise<Found> {
  if (!id) return { people: [] };
  const person = await models.people.findById(id).select(fields).lean<Known>();
  return person && isAtWork(person) ? { people: [person] } : { people: [], gap: 'left' };
}

async function holdersOf(
  { seat, unitId }: Seat,
  unit: UnitDoc | undefined,
  today: string,
  deps: Pick<Deps, 'models'>,
): Promise<Found> {
  const away = isAway(unit?.absence, today);
  if (seat === 'firstResponsible')
    return away ? { people: [], gap: 'away' } : personNamed(unit?.firstResponsible, deps);
  if (seat === 'deputy') return personNamed(away ? unit?.absence?.deputyId : undefined, deps);
  const post = posts[seat];
  const match = { $elemMatch: { ...post, ...(unitId === undefined ? {} : { unitId }) } };
  const all = await deps.models.people.find({ posts: match }).select(fields).lean<Known[]>();
  const people = all.filter(isAtWork);
  return { people, ...(people.length === 0 && all.length > 0 ? { gap: 'left' as const } : {}) };
}

/** Tries the seats from the one meant upward, until somebody is found who reads what is sent. */
export async function whoHears(
  asked: Seat,
  { models, city, now }: Pick<Deps, 'models' | 'city' | 'now'>,
): Promise<Audience> {
  const { units } = await city.snapshot();
  const today = localDate(now());
  let missed: { gap: Gap; waiting: Hearer[] } | undefined;
  for (const seat of seatsFor(asked, units)) {
    const { people, gap } = await holdersOf(seat, units.get(seat.unitId ?? ''), today, { models });
    const reading = people.filter(readsMessages).map(hearer);
    if (reading.length > 0)
      return {
        asked,
        to: seat,
        count: reading.length,
        people: reading,
        waiting: missed?.waiting ?? people.filter((person) => !readsMessages(person)).map(hearer),
        ...(missed ? { gap: missed.gap } : {}),
      };
    missed ??= {
      gap: gap ?? (people.length > 0 ? 'neverSignedIn' : 'unset'),
      waiting: people.map(hearer),
    };
  }
  return { asked, count: 0, people: [], waiting: missed?.waiting ?? [], gap: missed?.gap ?? 'unset' };
}
