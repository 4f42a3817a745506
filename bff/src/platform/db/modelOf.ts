/** A schema and the type of its documents are written side by side; here, and only here, they are taken to agree. */
import type { Connection, Model, mongo, Schema } from 'mongoose';

export const modelOf = <D>(connection: Connection, name: string, schema: Schema<D>): Model<D> =>
  connection.model<D>(name, schema);

/** The driver's collection behind a model: for what is stored as built, without a mongoose document around it. */
export const collectionOf = <D extends object>(model: Model<D>): mongo.Collection<D> =>
  model.collection as unknown as mongo.Collection<D>;

/** The models of one connection as a list, for what is done with each. */
export const allModels = (models: object): Model<never>[] => Object.values(models) as Model<never>[];
