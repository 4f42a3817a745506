/** Campaigns, the latest first, with how many answered. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Models } from '../../deps';
import type { CampaignDoc } from '../store/suggestionModels';

const SHOWN = 100;

export const listCampaigns = (models: Models): Promise<CampaignDoc[]> =>
  models.campaigns.find().sort({ startsAt: -1, _id: -1 }).limit(SHOWN).lean<CampaignDoc[]>().exec();

export async function findCampaign(models: Models, id: string): Promise<CampaignDoc> {
  const doc = await models.campaigns.findById(id).lean<CampaignDoc>();
  if (!doc) throw new AppError('NOT_FOUND', { userMessage: '没有找到这个征集主题。' });
  return doc;
}

/** How many suggestions answered each. */
export async function countForCampaigns(
  { suggestions }: Models,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = await suggestions.aggregate<{ _id: string; suggestions: number }>([
    { $match: { campaignId: { $in: ids } } },
    { $group: { _id: '$campaignId', suggestions: { $sum: 1 } } },
  ]);
  return new Map(counts.map(({ _id, suggestions }) => [_id, suggestions]));
}
