/** Holds what a test city has stored against the declarations of personal data. */
import type { Models } from '@jsjb/bff/deps';
import { features } from '@jsjb/bff/features';
import { personalDataOf } from '@jsjb/bff/platform/features/derive';
import type { Stored } from '@jsjb/bff/platform/personal/declaration';
import { undeclaredValues } from '@jsjb/bff/platform/personal/testing/coverage';

const personalData = personalDataOf(features);

/** A sentence for each place that holds something personal or a photo and that nobody declared. */
export async function undeclaredIn({ tickets, photos }: Models, most = 0): Promise<string[]> {
  const { db } = tickets;
  const photoIds = new Set((await photos.distinct('_id')).map(String));
  const faults: string[] = [];
  for (const { name } of await db.listCollections()) {
    const data = personalData.find(({ collection }) => collection === name);
    const docs = await db.collection<Stored>(name).find({}, { limit: most }).toArray();
    faults.push(...(data ? undeclaredValues(docs, data, photoIds) : [`${name} has no declaration`]));
  }
  return faults;
}
