/** The simulated people: every demo persona signed in, chosen by role and unit. */
import { createClient, type Client } from '@jsjb/bff/contract';
import type { Role } from '@jsjb/shared/kit/role';
import { FileFault } from '../labelled/messageFile';
import { fetchTransport } from './fetchTransport';
import { patiently } from './patience';

export interface ReplayActor {
  id: string;
  role: Role;
  unitId: string | undefined;
  client: Client;
}

/** Renewed this long before the token ends. */
const MARGIN_MS = 60_000;

/** A client that signs in when it must: at first, and again before its token ends. */
async function signedIn(baseUrl: string, personaId: string): Promise<ReplayActor> {
  const stranger = createClient({ baseUrl, transport: fetchTransport });
  const signIn = () => patiently(() => stranger.signInAsPersona({ body: { personaId } }));
  let held = await signIn();
  let renewing: Promise<void> | undefined;
  const token = async (): Promise<string> => {
    if (Date.parse(held.accessExpiresAt) - Date.now() < MARGIN_MS) {
      renewing ??= signIn()
        .then((fresh) => {
          held = fresh;
        })
        .finally(() => (renewing = undefined));
      await renewing;
    }
    return held.accessToken;
  };
  const post = held.me.posts[held.me.postIndex];
  return {
    id: personaId,
    role: post?.role ?? 'resident',
    unitId: post?.unitId,
    client: createClient({ baseUrl, transport: fetchTransport, token }),
  };
}

export interface Cast {
  of(role: Role): readonly ReplayActor[];
  /** Officials, one per unit. */
  officials: ReadonlyMap<string, ReplayActor>;
}

const needed = ['resident', 'agent', 'dispatcher', 'official'] as const;

/** Throws FileFault for a server that cannot be played on. */
export async function signInEverybody(baseUrl: string): Promise<Cast> {
  const stranger = createClient({ baseUrl, transport: fetchTransport });
  const { items } = await patiently(() => stranger.listPersonas()).catch((error: unknown) => {
    const { status } = error as { status?: number };
    throw new FileFault(
      status === 404
        ? `${baseUrl} has no demo personas (DEMO is off): only a demo server can be replayed to.`
        : `${baseUrl} does not answer: ${error instanceof Error ? error.message : String(error)}. Start it with npm start, or name another with --url.`,
    );
  });
  const actors: ReplayActor[] = [];
  for (const { id, role } of items)
    if ((needed as readonly Role[]).includes(role)) actors.push(await signedIn(baseUrl, id));
  const of = (role: Role) => actors.filter((actor) => actor.role === role);
  const missing = needed.filter((role) => of(role).length === 0);
  if (missing.length > 0) throw new FileFault(`${baseUrl} has no persona for: ${missing.join(', ')}`);
  const officials = new Map(
    of('official').flatMap((actor) => (actor.unitId ? [[actor.unitId, actor] as const] : [])),
  );
  return { of, officials };
}
