/** All models on one connection, so that two servers in one process never share state. */
import type { Connection } from 'mongoose';
import type { Models } from './deps';
import { features } from './features';
import { migrations } from './migrations';
import { makeIndexes } from './platform/db/makeIndexes';
import { migrate } from './platform/db/migrate';
import { allModels } from './platform/db/modelOf';
import { databaseOf, openConnection, type DriverClient } from './platform/db/openConnection';
import { modelsOf } from './platform/features/derive';
import type { Tell } from './platform/progress';

export const createModels = (connection: Connection): Models => modelsOf(features, connection);

/**
 * Connects, waiting at most ten seconds, migrates what an older version has stored, then makes every index that is
 * missing. Tests watch what is sent; `tell` hears of long work.
 */
export async function connect(
  uri: string,
  watch?: (client: DriverClient) => void,
  tell: Tell = console.error,
): Promise<{ connection: Connection; models: Models }> {
  const connection = await openConnection(uri, watch);
  try {
    await migrate(databaseOf(connection), migrations, { tell });
    const models = createModels(connection);
    for (const model of allModels(models)) await makeIndexes(model);
    return { connection, models };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
