/** All actions on one kind of thing — a ticket, a suggestion — as data; which of them a person may take, the server says. */
import type { Judge } from '@/api/fieldErrors';
import type { FormSpec } from '@/forms/formSpec';
import type { IconName } from '@/theme/icons';

/** What is acted upon. */
export interface Acted {
  id: string;
  version: number;
  abilities: readonly string[];
}

/** What is asked; heading and button carry the action's own word unless others are given. */
export type ActionFields = Omit<FormSpec, 'title' | 'submit'> & Partial<Pick<FormSpec, 'title' | 'submit'>>;

/** What an action needs to become a button and a form. `Sources` are what forms draw from, so that they stay data. */
export interface ActionSpec<Thing, Sources> {
  icon: IconName;
  /** Said when it is done. */
  done: string;
  /** Absent: one tap does it. */
  form?: (thing: Thing, sources: Sources) => ActionFields;
}

export interface ActionKit<Name extends string, Thing, Sources> {
  /** How one of them is spoken of. */
  called: string;
  words: Readonly<Record<Name, string>>;
  specs: Readonly<Record<Name, ActionSpec<Thing, Sources>>>;
  /** What moves it on comes first; what is rarely wanted, and what cannot be taken back, comes last. */
  order: readonly Name[];
  /** These cannot be taken back: never in sight, and they look it. */
  grave: readonly Name[];
  /** Whether it holds only for the version the person saw. */
  isGuarded: (name: Name) => boolean;
  /** Judges the body before it is sent. */
  schemaOf: (name: Name) => Judge;
}

export const offeredOf = <Name extends string, Thing, Sources>(
  { order }: ActionKit<Name, Thing, Sources>,
  abilities: readonly string[],
): Name[] => order.filter((name) => abilities.includes(name));

/** Undefined: one tap does it. */
export function formOf<Name extends string, Thing, Sources>(
  { specs, words }: ActionKit<Name, Thing, Sources>,
  name: Name,
  thing: Thing,
  sources: Sources,
): FormSpec | undefined {
  const fields = specs[name].form?.(thing, sources);
  return fields && { title: words[name], submit: words[name], ...fields };
}
