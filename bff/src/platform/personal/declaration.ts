/**
 * What a collection stores about people, said once beside its model: erasure, retention, key rotation, everyone's own
 * data and the search for orphaned photos all follow from it.
 */
import type { mongo } from 'mongoose';
import type { FieldCipher } from './fieldCipher';

export interface Stored {
  _id: unknown;
  [field: string]: unknown;
}
export type Filter = Record<string, unknown>;
export type StoredCollection = mongo.Collection<Stored>;
/** By the collection's name in the database. Throws for one that is not there. */
export type Collections = (name: string) => StoredCollection;

/** A value under the field cipher, bound to its collection, its document and `field`. */
export interface Sealed {
  /** Where it stands, through plain objects only: `personal.phone`. */
  path: string;
  field: string;
}

/** A blind mark by which a sealed value is found; made anew with it. */
export interface Mark {
  path: string;
  /** The path of the sealed value it is made of. */
  of: string;
  make(plain: string, cipher: FieldCipher): string;
}

/** A part of everyone's own data. */
export interface Export<Doc extends object, Context> {
  /** The name of the part. */
  as: string;
  sort: Record<string, 1 | -1>;
  limit?: number;
  /** Fields that need not be read. */
  without?: readonly string[];
  row(doc: Doc, context: Context): unknown;
}

export interface Erasing {
  personId: string;
  now: Date;
  cipher: FieldCipher;
}

/** What the subject's erasure does to a document. */
export type Erasure =
  | { unset: readonly string[] }
  | { remove: 'document' }
  | { update(erasing: Erasing): object }
  /** It stays as it is: the reason, or the rule that says so. */
  | { keep: string };

/** What has been kept long enough, and what goes then. */
export interface Removing {
  /** Names the row in the report of a run. */
  what: string;
  /** Which of the city's periods it is kept for. */
  period: string;
  /** Those whose time was up at `since`. */
  due(since: Date, collections: Collections): Filter | Promise<Filter>;
  removes: readonly string[] | 'document';
}

/** Files that no document names once the period is over. A document's id is the name of its file. */
export interface RemovingFiles {
  what: string;
  period: string;
  /** The field that says when a file was stored. */
  storedAt: string;
}

export type Retention = Removing | RemovingFiles | { keep: string };

/** Paths lead through arrays without saying so: `legs.reports.photos`. A path covers what is inside it. */
interface Named {
  collection: string;
  /** Sounds personal and is not: each path with what it is. */
  harmless?: Readonly<Record<string, string>>;
}

export interface PersonalData<Doc extends object = object, Context = unknown> extends Named {
  /** Whose it is, as a filter by account. Absent where no account is its subject: `erase` says who is. */
  subject?(personId: string): Filter;
  sealed?: readonly Sealed[];
  marks?: readonly Mark[];
  /** Stored readable: each path with the reason. */
  open?: Readonly<Record<string, string>>;
  /** Where ids of photos stand: a photo that is named here is not an orphan. */
  photos?: readonly string[];
  export?: Export<Doc, Context>;
  /** While a person has such documents the account cannot be erased; the words say what to do. */
  unfinished?: { where: Filter; words(count: number): string };
  erase: Erasure;
  retain: Retention;
}

/** A collection without personal data, with a word why. */
export interface NoPersonalData extends Named {
  none: string;
  retain?: Retention;
}

export type Declaration<Context = unknown> = PersonalData<object, Context> | NoPersonalData;

export const definePersonalData = <Doc extends object, Context = unknown>(
  data: PersonalData<Doc, Context>,
): Declaration<Context> => data;

export const noPersonalData = (data: NoPersonalData): NoPersonalData => data;

/** Why something stays when a person of staff erases their account. */
export const staffAnswer = { keep: 'members of staff answer for what they did in their post' } as const;

export const isPersonal = <Context>(
  declaration: Declaration<Context>,
): declaration is PersonalData<object, Context> => !('none' in declaration);

/** Throws when a collection is declared twice. */
export function declarations<Context>(
  list: readonly Declaration<Context>[],
): readonly Declaration<Context>[] {
  const names = list.map(({ collection }) => collection);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`The personal data of ${twice} is declared twice.`);
  return list;
}

/** Over the models of one connection, whose collections show today's words. */
export function collectionsOf(models: Iterable<{ collection: object }>): Collections {
  const byName = new Map<string, StoredCollection>();
  for (const { collection } of models) {
    const stored = collection as unknown as StoredCollection;
    byName.set(stored.collectionName, stored);
  }
  return (name) => {
    const collection = byName.get(name);
    if (!collection) throw new Error(`There is no model of the collection ${name}.`);
    return collection;
  };
}
