/** The reader a presenter shapes its answer for. */
import type { UnitKind } from '@jsjb/shared/org/unit';
import type { Caller, Deps } from '../../deps';
import { NO_AREA, scopeOf } from '../access/ticketAccess';
import { openPersonal } from '../../platform/personal/personal';
import type { Reader } from '../present/reader';
import type { TicketDoc } from '../store/ticketDoc';
import { ownMatters } from './ownMatters';

/** `docs`: the tickets they are shown with what they may do. */
export async function readerOf(deps: Deps, caller: Caller, docs: readonly TicketDoc[] = []): Promise<Reader> {
  return {
    actor: caller.actor,
    own: await ownMatters(docs, deps, caller),
    now: caller.now,
    rules: deps.rules,
    city: await deps.city.snapshot(),
    personalOf: (doc) => openPersonal(doc.personal, doc._id.toHexString(), deps.cipher),
    photoUrl: (id, size) => deps.photos.url(id, size, caller.now),
  };
}

/** Whose leaders see the whole city, and whose an area; those of all others see what their unit has to do with. */
const cityKinds: readonly UnitKind[] = ['city', 'centre', 'supervision'];
const areaKinds: readonly UnitKind[] = ['county', 'township', 'community'];

/** A leader's own area; undefined for everyone else and for the city's leaders, who see all. */
export async function areaOf(deps: Deps, { actor }: Caller): Promise<string | undefined> {
  if (actor.role !== 'leader') return undefined;
  const unit = (await deps.city.snapshot()).units.get(actor.unitId ?? '');
  if (unit && cityKinds.includes(unit.kind)) return undefined;
  return (unit && areaKinds.includes(unit.kind) && unit.areaCode) || NO_AREA;
}

/** What somebody who looks from above looks at: a post without a scope of its own works for the whole city. */
export const overviewScope = async (deps: Deps, caller: Caller): Promise<string> =>
  scopeOf(caller.actor, await areaOf(deps, caller)) ?? 'city';
