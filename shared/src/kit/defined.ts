/** Only the keys that have a value, so that absent and undefined never differ between memory and store. */
export const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
