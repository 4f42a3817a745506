/** One-time subscriptions: each "allow" of a person is good for one message of that template. */
export interface Consents {
  grant(appId: string, openid: string, templateId: string, count: number): void;
  /** Takes one; false when there is none left. */
  take(appId: string, openid: string, templateId: string): boolean;
  left(appId: string, openid: string, templateId: string): number;
}

export function createConsents(): Consents {
  const counts = new Map<string, number>();
  const key = (...parts: string[]): string => parts.join(' ');
  const left: Consents['left'] = (...of) => counts.get(key(...of)) ?? 0;
  return {
    grant(appId, openid, templateId, count) {
      counts.set(key(appId, openid, templateId), left(appId, openid, templateId) + count);
    },
    take(appId, openid, templateId) {
      const count = left(appId, openid, templateId);
      if (count <= 0) return false;
      counts.set(key(appId, openid, templateId), count - 1);
      return true;
    },
    left,
  };
}
