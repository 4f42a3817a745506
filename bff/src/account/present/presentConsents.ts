/** What a person has agreed to, as they are shown it. */
import type { Consent, ConsentKind } from '@jsjb/shared/privacy/contract';
import type { PersonDoc } from '../store/personModel';

export const presentConsents = (person: Pick<PersonDoc, 'consents'> | null): Consent[] =>
  (person?.consents ?? []).map((consent) => ({
    ...consent,
    kind: consent.kind as ConsentKind,
    at: consent.at.toISOString(),
  }));
