/** Who may ask to see an identity, and who may approve that another sees it. */
import type { Role } from '@jsjb/shared/kit/role';

export const approverRoles = ['dispatcher', 'supervisor'] as const satisfies readonly Role[];

export const unmaskingAccess = {
  'ticket.unmask': ['agent', 'dispatcher', 'official', 'supervisor'],
  'unmask.decide': approverRoles,
  'suggestion.unmask': ['agent', 'dispatcher', 'official'],
} as const satisfies Record<string, readonly Role[]>;
