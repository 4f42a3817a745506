/** The people of the sandbox. A person has one openid per account and one unionid over all, as with the original. */
import { createHash } from 'node:crypto';

interface Person {
  name: string;
  phone: string;
  /** When they last opened each account's app: content checks ask for an active person. */
  seen: Map<string, number>;
}

const digest = (prefix: string, text: string): string =>
  prefix + createHash('sha256').update(text).digest('base64url').slice(0, 27);

export interface People {
  /** The openid of a person, who is made on first mention. */
  openid(appId: string, name: string): string;
  unionid(name: string): string;
  /** Who stands behind an openid of this account. */
  named(appId: string, openid: string): string | undefined;
  phone(name: string): string;
  setPhone(name: string, phone: string): void;
  visit(appId: string, name: string, at: number): void;
  lastVisit(appId: string, name: string): number | undefined;
}

export function createPeople(): People {
  const people = new Map<string, Person>();
  const names = new Map<string, string>();
  const person = (name: string): Person => {
    const found = people.get(name);
    if (found) return found;
    // A number of the range that no operator assigns, the same for the same name.
    const tail = createHash('sha256').update(name).digest().readUInt32BE() % 100_000_000;
    const made = { name, phone: `100${String(tail).padStart(8, '0')}`, seen: new Map<string, number>() };
    people.set(name, made);
    return made;
  };
  return {
    openid(appId, name) {
      person(name);
      const openid = digest('o', `${appId} ${name}`);
      names.set(`${appId} ${openid}`, name);
      return openid;
    },
    unionid: (name) => digest('u', name),
    named: (appId, openid) => names.get(`${appId} ${openid}`),
    phone: (name) => person(name).phone,
    setPhone: (name, phone) => {
      person(name).phone = phone;
    },
    visit: (appId, name, at) => {
      person(name).seen.set(appId, at);
    },
    lastVisit: (appId, name) => person(name).seen.get(appId),
  };
}
