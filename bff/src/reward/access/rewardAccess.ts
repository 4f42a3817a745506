/** Which posts judge money, pay it, and read its books. */
import type { Role } from '@jsjb/shared/kit/role';

export const rewardAccess = {
  'reward.propose': ['official'],
  'reward.judge': ['dispatcher', 'supervisor', 'leader', 'admin', 'official'],
  'reward.finance': ['admin'],
  'reward.ledger': ['admin', 'supervisor', 'leader'],
} as const satisfies Record<string, readonly Role[]>;
