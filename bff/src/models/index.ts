/** All models on one connection, so that two servers in one process never share state. */
import { createConnection, type Connection } from 'mongoose';
import { auditModels } from './auditLog';
import { cityModels } from './cityModels';
import { dispatchModels } from './dispatchModels';
import { rulesModel } from './rulesModel';
import { makeIndexes } from './makeIndexes';
import { moderationModels } from './moderationModels';
import { noticeModels } from './noticeModels';
import { recordModels } from './recordModels';
import { rewardModels } from './rewardModels';
import { scoreModels } from './scoreModels';
import { suggestionModels } from './suggestionModels';
import { ticketModel } from './ticketModel';
import { unmaskingModel } from './unmaskingModel';

export const createModels = (connection: Connection) => ({
  tickets: ticketModel(connection),
  ...cityModels(connection),
  ...recordModels(connection),
  ...moderationModels(connection),
  ...noticeModels(connection),
  ...dispatchModels(connection),
  ...rulesModel(connection),
  ...scoreModels(connection),
  ...suggestionModels(connection),
  ...rewardModels(connection),
  ...auditModels(connection),
  ...unmaskingModel(connection),
});
export type Models = ReturnType<typeof createModels>;

type DriverClient = ReturnType<Connection['getClient']>;

/** Connects, waiting at most ten seconds, and makes every index that is missing. Tests watch what is sent. */
export async function connect(
  uri: string,
  watch?: (client: DriverClient) => void,
): Promise<{ connection: Connection; models: Models }> {
  const connection = await createConnection(uri, {
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 10_000,
    retryWrites: true,
    writeConcern: { w: 'majority' },
    maxPoolSize: 50,
    ...(watch ? { monitorCommands: true } : {}),
  }).asPromise();
  watch?.(connection.getClient());
  const models = createModels(connection);
  for (const model of Object.values(models)) await makeIndexes(model);
  return { connection, models };
}
