/** Who acts: the roles of the system and the actor a request is carried out for. */

export const roles = [
  'resident',
  'agent',
  'dispatcher',
  'official',
  'gridWorker',
  'supervisor',
  'leader',
  'admin',
] as const;
export type Role = (typeof roles)[number];
/** Everybody who acts for the city. */
export const staffRoles: readonly Role[] = roles.filter((role) => role !== 'resident');

/** One post of one person: a person may hold several and acts in exactly one at a time. */
export interface Post {
  role: Role;
  /** The unit the post belongs to; residents have none. */
  unitId?: string;
  /** Grid workers: the one grid they work in. */
  gridId?: string;
  /** The head of a unit may ask to shelve and to terminate. */
  head?: boolean;
}

/** What the server knows of the person behind a post: weighed when it is decided who may, never logged. */
export interface Known {
  /** Their other accounts: the same telephone number was verified for them. */
  accounts?: readonly string[];
  /** The units of all their posts, each with those above it. */
  units?: readonly string[];
  /** They joined the matter at hand, or the number it gives is their own. */
  party?: boolean;
}

/** The person and post behind one action. `system` is the scheduler of the server itself. */
export interface Actor {
  personId: string;
  role: Role | 'system';
  unitId?: string;
  gridId?: string;
  head?: boolean;
  /** Not signed in: proved by the number of the one record, and what its requester alone knows. */
  via?: 'number';
  known?: Known;
}

/** A person with two posts, or two accounts, stays one person. */
export const isSamePerson = (
  { personId, known }: Pick<Actor, 'personId' | 'known'>,
  other: string | undefined,
): boolean => other !== undefined && (other === personId || (known?.accounts?.includes(other) ?? false));

/** As a log keeps it. */
export function asLogged({ known: _, ...actor }: Actor): Actor {
  return actor;
}

export const systemActor: Actor = { personId: 'system', role: 'system' };
