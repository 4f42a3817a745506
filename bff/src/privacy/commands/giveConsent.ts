/** Consents, as they are given and taken back. */
import type { Consent, ConsentKind } from '@jsjb/shared/privacy/contract';
import type { Caller, Deps } from '../../deps';

/** Far more than anybody says in earnest; without an end they would fill the person's own document. */
const KEPT_CONSENTS = 200;

/** The latest word counts; earlier ones are kept as they were given. */
export async function giveConsent(
  given: { kind: ConsentKind; version: number; given: boolean },
  deps: Deps,
  { actor, now }: Caller,
): Promise<Consent> {
  const consent = { ...given, at: now };
  await deps.models.people.updateOne(
    { _id: actor.personId, erasingAt: { $exists: false }, erasedAt: { $exists: false } },
    { $push: { consents: { $each: [consent], $slice: -KEPT_CONSENTS } } },
  );
  return { ...given, at: now.toISOString() };
}
