/** All models on one connection, so that two servers in one process never share state. */
import type { Connection } from 'mongoose';
import { migrations } from '../migrations';
import { migrate } from '../platform/db/migrate';
import { databaseOf, openConnection, type DriverClient } from '../platform/db/openConnection';
import type { Tell } from '../platform/progress';
import { deadLetterModel } from '../platform/outbox/deadLetterModel';
import { scheduleModel } from '../platform/scheduler/scheduleModel';
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
  ...deadLetterModel(connection),
  ...scheduleModel(connection),
});
export type Models = ReturnType<typeof createModels>;

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
    for (const model of Object.values(models)) await makeIndexes(model);
    return { connection, models };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
