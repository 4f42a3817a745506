/**
 * What every source hands over (诉求受理): the mini-program, the desk, a visit and a field report today; calls, letters
 * and other systems by one more row of `sources`. A matter from another system carries its number there, and the same
 * number is the same ticket however often it comes.
 */
import { openSources, sourceOf, type Origin, type SourceName } from '@jsjb/shared/intake/source';
import type { submitBody } from '@jsjb/shared/ticket/contract';
import type { Behalf, ContactWay } from '@jsjb/shared/ticket/reach';
import type { z } from '@jsjb/shared/kit/schema';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../deps';
import { findById } from '../platform/db/findById';
import { idempotencyOf, type Idempotency } from '../platform/records/idempotency';
import { openPerson } from '../account';
import type { Personal } from '../platform/personal/personal';

export type Intake = Omit<z.output<typeof submitBody>, 'source'> & {
  source: SourceName;
  /** The number that was dialled, of a hotline merged into 12345. */
  line?: string;
  origin?: Origin;
};

/** The source that a request names. Throws when this post may not use it. */
export function sourceNamed(name: SourceName | undefined, { actor }: Caller): SourceName {
  const open = openSources.filter((each) => (sourceOf(each).roles as readonly string[]).includes(actor.role));
  const source = name ?? open[0];
  if (source !== undefined && open.some((each) => each === source)) return source;
  throw new AppError('INVALID', { fields: { source: '您的岗位不能从这个渠道提交诉求' } });
}

/** From another system: its own number. Otherwise the caller's key. */
export function idempotencyOfIntake(intake: Intake, { actor, idempotencyKey = '' }: Caller): Idempotency {
  // The source is left out: a submission kept on a phone since before sources is the same one.
  const { origin, source: _, ...matter } = intake;
  const body = JSON.stringify(matter);
  return origin
    ? idempotencyOf(`origin:${origin.system}`, origin.externalId, body)
    : idempotencyOf(actor.personId, idempotencyKey, body);
}

/** How to reach the requester; one's own matter is filled in from the account. */
export async function personalOf(intake: Intake, deps: Deps, { actor, person }: Caller): Promise<Personal> {
  const forCaller = sourceOf(intake.source).onBehalf || intake.onBehalf;
  const { name, phone, relation } = intake.contact ?? {};
  const stored =
    forCaller || (name && phone) ? null : (person ?? (await findById(deps.models.people, actor.personId)));
  const known = stored ? openPerson(stored, deps.cipher) : undefined;
  // Who asks for messages leaves no number unless they write one.
  const ownPhone = intake.preferredContact === 'message' ? '' : (known?.phone ?? '');
  return {
    name: name || (relation ? '' : (known?.name ?? '')),
    phone: phone ?? ownPhone,
    address: intake.place.text,
  };
}

/** How a resident is reached and for whom they speak, as it stands in the log: without name or number. */
export function reachOf(
  { source, onBehalf, contact, preferredContact }: Intake,
  personal: Personal,
): { preferredContact?: ContactWay; behalf?: Behalf } {
  if (sourceOf(source).onBehalf || onBehalf) return {};
  const relation = contact?.relation;
  return {
    preferredContact: personal.phone ? (preferredContact ?? 'phone') : 'message',
    ...(relation
      ? { behalf: { relation, ...(personal.phone && !contact?.phone ? { ownPhone: true as const } : {}) } }
      : {}),
  };
}
