/** Makes the indexes of a model; one that an earlier version of this program defined otherwise is made anew. */
import { mongo, type Model, type Schema } from 'mongoose';

const OPTIONS_CONFLICT = 85;
const SPECS_CONFLICT = 86;

const isConflict = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError &&
  (error.code === OPTIONS_CONFLICT || error.code === SPECS_CONFLICT);

type Indexed = Pick<Model<never>, 'createIndexes' | 'diffIndexes' | 'collection'> & {
  schema: Pick<Schema, 'indexes'>;
};

export async function makeIndexes(model: Indexed): Promise<void> {
  try {
    await model.createIndexes();
  } catch (error) {
    if (!isConflict(error)) throw error;
    const ours = new Set(
      model.schema.indexes().map(([key, { name }]) => name ?? Object.entries(key).flat().join('_')),
    );
    // Only what stands under a name of ours: an index somebody added by hand stays.
    const { toDrop } = await model.diffIndexes();
    for (const name of toDrop) if (ours.has(name)) await model.collection.dropIndex(name);
    await model.createIndexes();
  }
}
