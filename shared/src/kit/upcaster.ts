/**
 * Reads events of an older release under today's words. Stored events are never rewritten: their type and data stand
 * under their hash.
 */
interface Happened {
  type: string;
  data: object;
}

export interface Upcast {
  /** The type's name today; the same when it is left out. */
  type?: string;
  /** Today's data from the old ones. Without a new type it is given today's data too, and must leave them as they are. */
  data?: (old: never) => object;
}

export type Upcaster = <E extends Happened>(event: E) => E;

/** Throws when a chain of names leads back to where it began. */
export function upcaster(rules: Readonly<Record<string, Upcast>>): Upcaster {
  for (const begin of Object.keys(rules)) {
    const seen = new Set([begin]);
    for (let next = rules[begin]?.type; next !== undefined; next = rules[next]?.type) {
      if (seen.has(next)) throw new Error(`${begin} is renamed in a circle`);
      seen.add(next);
    }
  }
  return (event) => {
    let { type, data } = event;
    for (let rule = rules[type]; rule;) {
      data = rule.data?.(data as never) ?? data;
      const { type: next } = rule;
      if (next === undefined) break;
      type = next;
      rule = rules[type];
    }
    return type === event.type && data === event.data ? event : { ...event, type, data };
  };
}

/** Data with these fields under their new names; data of today stay the same object. */
export const renameFields =
  (names: Readonly<Record<string, string>>) =>
  (old: object): object =>
    Object.keys(old).some((key) => Object.hasOwn(names, key))
      ? Object.fromEntries(Object.entries(old).map(([key, value]) => [names[key] ?? key, value]))
      : old;
