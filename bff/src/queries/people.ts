/** People as the store knows them. */
import type { Models } from '../models';
import type { PersonDoc } from '../models/cityModels';

type People = Models['people'];

export const findPerson = (people: People, id: string): Promise<PersonDoc | null> =>
  people.findById(id).lean<PersonDoc>().exec();

/** Those shown on the demo's sign-in page. */
export const listDemoPeople = (people: People): Promise<PersonDoc[]> =>
  people
    .find({ persona: { $exists: true } })
    .sort({ _id: 1 })
    .lean<PersonDoc[]>()
    .exec();
