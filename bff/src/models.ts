/** All models on one connection, so that two servers in one process never share state. */
import type { Connection } from 'mongoose';
import { migrations } from './migrations';
import { migrate } from './platform/db/migrate';
import { databaseOf, openConnection, type DriverClient } from './platform/db/openConnection';
import type { Tell } from './platform/progress';
import { deadLetterModel } from './platform/outbox/deadLetterModel';
import { scheduleModel } from './platform/scheduler/scheduleModel';
import { auditModels } from './platform/audit/auditLog';
import { cityModels } from './org/store/cityModels';
import { dispatchModels } from './dispatch/store/dispatchModels';
import { rulesModel } from './rules/store/rulesModel';
import { makeIndexes } from './platform/db/makeIndexes';
import { moderationModels } from './moderation/store/moderationModels';
import { noticeModels } from './notice/store/noticeModels';
import { recordModels } from './account/store/sessionModel';
import { rewardModels } from './reward/store/rewardModels';
import { scoreModels } from './score/store/scoreModels';
import { suggestionModels } from './suggestion/store/suggestionModels';
import { ticketModel } from './ticket/store/ticketModel';
import { unmaskingModel } from './unmasking/store/unmaskingModel';

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
