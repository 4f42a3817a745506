/** Who may ask to see an identity, and who may approve that another sees it. */
import type { Role } from '@jsjb/shared/kit/role';
import { unmaskingAskers, unmaskingDeciders } from '@jsjb/shared/unmasking/unmasking';

export const unmaskingAccess = {
  'ticket.unmask': unmaskingAskers,
  'unmask.decide': unmaskingDeciders,
  'suggestion.unmask': ['agent', 'dispatcher', 'official'],
} as const satisfies Record<string, readonly Role[]>;
