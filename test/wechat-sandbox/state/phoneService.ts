/**
 * 手机号快速验证: who may use it and how often. Each number that a person shows is paid for: 1 000 calls come with the
 * account, more are bought in packages; with none left the button answers 1400001 and opens nothing.
 */

export const FREE_CALLS = 1000;

interface Account {
  open: boolean;
  left: number;
}

export interface PhoneService {
  /** An account that is not verified may not use it at all. */
  open(appId: string): boolean;
  left(appId: string): number;
  /** Somebody shows a number; false when nothing is left to pay with. */
  spend(appId: string): boolean;
  set(appId: string, change: Partial<Account>): void;
}

export function createPhoneService(): PhoneService {
  const accounts = new Map<string, Account>();
  const of = (appId: string): Account => accounts.get(appId) ?? { open: true, left: FREE_CALLS };
  return {
    open: (appId) => of(appId).open,
    left: (appId) => of(appId).left,
    spend(appId) {
      const { open, left } = of(appId);
      if (left <= 0) return false;
      accounts.set(appId, { open, left: left - 1 });
      return true;
    },
    set: (appId, change) => accounts.set(appId, { ...of(appId), ...change }),
  };
}
