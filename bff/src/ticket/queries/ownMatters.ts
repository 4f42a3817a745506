/**
 * Which tickets are somebody's own by what the ticket itself does not say: they joined it, or the telephone number it
 * gives is theirs. Nobody judges those in any post.
 */
import { phoneText } from '@jsjb/shared/kit/phone';
import type { Role } from '@jsjb/shared/kit/role';
import type { Caller, Deps } from '../../deps';
import { openPerson } from '../../account';
import { openPersonal } from '../../platform/personal/personal';
import { actorOn } from '../access/actorOn';
import type { TicketDoc } from '../store/ticketDoc';

type Matter = Pick<TicketDoc, '_id' | 'personal'>;

const judges: readonly (Role | 'system')[] = ['agent', 'dispatcher', 'supervisor', 'gridWorker'];
const canonical = (phone: string | undefined): string | undefined => phone && (phoneText(phone) ?? phone);

async function joinedOf(ids: readonly string[], { records }: Deps, { actor }: Caller): Promise<string[]> {
  const accounts = [actor.personId, ...(actor.known?.accounts ?? [])];
  const added = await Promise.all(
    accounts.map((personId) => records.tickets.facts.addedBy(ids, { personId })),
  );
  return added.flatMap((each) => [...each].flatMap(([id, facts]) => (facts.includes('join') ? [id] : [])));
}

/** The identifiers of those among `docs`. */
export async function ownMatters(
  docs: readonly Matter[],
  deps: Deps,
  caller: Caller,
): Promise<ReadonlySet<string>> {
  if (docs.length === 0 || !judges.includes(caller.actor.role)) return new Set();
  const ids = docs.map(({ _id }) => _id.toHexString());
  const phone = canonical(caller.person && openPerson(caller.person, deps.cipher).phone);
  const named = docs.filter(({ _id, personal }) => {
    const given = phone && openPersonal(personal, _id.toHexString(), deps.cipher).phone;
    return given && canonical(given) === phone;
  });
  return new Set([...named.map(({ _id }) => _id.toHexString()), ...(await joinedOf(ids, deps, caller))]);
}

/** Who acts on this ticket, with what is known of them. */
export const callerOn = async (doc: Matter, deps: Deps, caller: Caller): Promise<Caller> => ({
  ...caller,
  actor: actorOn(caller.actor, await ownMatters([doc], deps, caller), doc._id.toHexString()),
});
