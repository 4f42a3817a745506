/** Signing in and out, and who I am. */
import type { sessionEndpoints } from '@jsjb/shared/account/contract';
import type { Me, Tokens } from '@jsjb/shared/account/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import { roleWords } from '@jsjb/shared/org/words';
import { bindStaff } from '../commands/bindStaff';
import { endSession, renewSession, signInAsPersona, switchPost } from '../commands/session';
import { signInOnWeb, signInWithWechat, webLogin } from '../commands/wechatSignIn';
import type { Deps } from '../../deps';
import { findPerson, listDemoPeople } from '../queries/people';
import { maskPhone } from '@jsjb/shared/kit/phone';
import { openPerson, type Person } from '../store/person';
import type { SignedIn } from '../session/issueSession';
import type { Handlers } from '../../platform/features/feature';

const isStaff = ({ posts }: Person): boolean => posts.some(({ role }) => role !== 'resident');
const factorOf = ({ secondFactor }: Person): 'off' | 'pending' | 'on' =>
  secondFactor ? (secondFactor.confirmed ? 'on' : 'pending') : 'off';

async function presentMe(person: Person, postIndex: number, deps: Deps): Promise<Me> {
  const { units, grids } = await deps.city.snapshot();
  return {
    id: person._id,
    name: person.name,
    ...(person.phone ? { phone: maskPhone(person.phone) } : {}),
    posts: person.posts.map(({ role, unitId, gridId, head }) => ({
      role,
      ...(unitId ? { unitId, unitName: units.get(unitId)?.name ?? unitId } : {}),
      ...(gridId ? { gridId, gridName: grids.get(gridId)?.name ?? gridId } : {}),
      ...(head ? { head } : {}),
    })),
    postIndex,
    abilities: deps.access.abilitiesOf(person.posts[postIndex]?.role ?? 'resident'),
    ...(isStaff(person) ? { secondFactor: factorOf(person) } : {}),
  };
}

const presentTokens = async (signedIn: SignedIn, deps: Deps): Promise<Tokens> => ({
  accessToken: signedIn.accessToken,
  accessExpiresAt: signedIn.accessExpiresAt.toISOString(),
  refreshToken: signedIn.refreshToken,
  me: await presentMe(openPerson(signedIn.person, deps.cipher), signedIn.postIndex, deps),
});

export const sessionHandlers: Handlers<typeof sessionEndpoints> = {
  readSignInWays: async ({ deps: { env } }) => ({
    mini: env.WECHAT !== undefined,
    web: env.WECHAT?.official !== undefined,
    demo: env.DEMO,
  }),
  listPersonas: async ({ deps }) => {
    const people = await listDemoPeople(deps.models.people, deps.cipher);
    const { units } = await deps.city.snapshot();
    return {
      items: people.flatMap((person) => {
        const [post] = person.posts;
        if (!post) return [];
        const unit = post.unitId ? units.get(post.unitId)?.name : undefined;
        return {
          id: person._id,
          name: person.name,
          role: post.role,
          title: person.persona ?? unit ?? roleWords[post.role],
        };
      }),
    };
  },
  signInAsPersona: async ({ body, caller, deps }) =>
    presentTokens(await signInAsPersona(deps, body.personaId, caller.now), deps),
  signInWithWechat: async ({ body, caller, deps }) =>
    presentTokens(await signInWithWechat(body.code, deps, caller.now), deps),
  startWebLogin: async ({ caller, deps }) => webLogin(deps, caller.now),
  signInOnWeb: async ({ body, caller, deps }) =>
    presentTokens(await signInOnWeb(body.code, body.state, deps, caller.now), deps),
  bindStaff: async ({ body, caller, deps }) =>
    presentTokens(await bindStaff(body.phoneCode, deps, caller), deps),
  refreshSession: async ({ body, caller, deps }) =>
    presentTokens(await renewSession(deps, body, caller.now), deps),
  switchPost: async ({ body, caller, deps }) =>
    presentTokens(await switchPost(deps, caller.actor.personId, body, caller.now), deps),
  signOut: async ({ body, caller, deps }) => {
    await endSession(deps, body, caller.now);
    return {};
  },
  readMe: async ({ caller, deps }) => {
    const person = await findPerson(deps.models.people, caller.actor.personId, deps.cipher);
    if (!person) throw new AppError('UNAUTHENTICATED');
    return presentMe(person, caller.postIndex, deps);
  },
};
