/** People as the store knows them. */
import type { Role } from '@jsjb/shared/kit/role';
import type { Models } from '../../deps';
import { findById } from '../../platform/db/findById';
import type { PersonDoc } from '../store/personModel';
import type { FieldCipher } from '../../platform/personal/fieldCipher';
import { openPerson, type Person } from '../store/person';

type People = Models['people'];

/** With the name and the phone still sealed: enough to know the posts. */
export const findPersonDoc = (people: People, id: string): Promise<PersonDoc | null> => findById(people, id);

export async function findPerson(people: People, id: string, cipher: FieldCipher): Promise<Person | null> {
  const doc = await findPersonDoc(people, id);
  return doc && openPerson(doc, cipher);
}

export async function nameOf(people: People, id: string, cipher: FieldCipher): Promise<string> {
  return (await findPerson(people, id, cipher))?.name ?? '';
}

/** Who holds a post now; for telling them something. */
export async function listHolders(
  people: People,
  post: { role: Role; unitId?: string; head?: boolean },
): Promise<string[]> {
  const docs = await people
    .find({ posts: { $elemMatch: post }, disabled: { $ne: true } })
    .select({ _id: 1 })
    .lean<Pick<PersonDoc, '_id'>[]>();
  return docs.map(({ _id }) => _id);
}

/** Those shown on the demo's sign-in page. */
export async function listDemoPeople(people: People, cipher: FieldCipher): Promise<Person[]> {
  const docs = await people
    .find({ persona: { $exists: true } })
    .sort({ _id: 1 })
    .lean<PersonDoc[]>();
  return docs.map((doc) => openPerson(doc, cipher));
}

/** Names by id, each read once; for lists of who did what between offices. */
export async function findNames(
  ids: readonly string[],
  people: People,
  cipher: FieldCipher,
): Promise<ReadonlyMap<string, string>> {
  const docs = await people.find({ _id: { $in: [...new Set(ids)] } }).lean<PersonDoc[]>();
  return new Map(docs.map((doc) => [doc._id, openPerson(doc, cipher).name]));
}
