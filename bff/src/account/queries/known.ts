/** What is known of somebody at work beside the post they act in: their other accounts, and all their units. */
import type { Known } from '@jsjb/shared/kit/role';
import type { Deps } from '../../deps';
import { openPerson, phoneMarks } from '../store/person';
import type { PersonDoc } from '../store/personModel';

type Needs = Pick<Deps, 'models' | 'cipher' | 'city'>;

/** A family may share a number: who answers it is then treated as one. */
async function accountsOf(person: PersonDoc, { models, cipher }: Needs): Promise<string[]> {
  const phone = person.phoneMark === undefined ? undefined : openPerson(person, cipher).phone;
  if (phone === undefined) return [];
  const others = await models.people
    .find({ phoneMark: { $in: phoneMarks(phone, cipher) }, _id: { $ne: person._id } })
    .select({ _id: 1 })
    .lean<Pick<PersonDoc, '_id'>[]>();
  return others.map(({ _id }) => _id);
}

export async function knownOf(person: PersonDoc, deps: Needs): Promise<Known> {
  const [accounts, { units }] = await Promise.all([accountsOf(person, deps), deps.city.snapshot()]);
  const paths = person.posts.flatMap(({ unitId }) =>
    unitId === undefined ? [] : (units.get(unitId)?.path ?? [unitId]),
  );
  return {
    ...(accounts.length > 0 ? { accounts } : {}),
    ...(paths.length > 0 ? { units: [...new Set(paths)] } : {}),
  };
}
