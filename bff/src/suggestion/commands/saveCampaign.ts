/** Opens and changes a campaign. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import { assertSameBody, idempotencyOf } from '../../platform/records/idempotency';
import type { CampaignDoc } from '../store/suggestionModels';

/** As the first release named it: numbers go on where they stood. */
const COUNTER = 'suggestionCall';

export interface CampaignContent {
  title: string;
  text: string;
  startsAt: string;
  endsAt: string;
  unitId?: string | undefined;
  closed: boolean;
}

async function contentOf(
  { unitId, ...body }: CampaignContent,
  { city }: Deps,
): Promise<Omit<CampaignDoc, '_id'>> {
  const [startsAt, endsAt] = [new Date(body.startsAt), new Date(body.endsAt)];
  if (endsAt <= startsAt) throw new AppError('INVALID', { fields: { endsAt: '结束时间要晚于开始时间' } });
  if (unitId && !(await city.snapshot()).units.has(unitId))
    throw new AppError('INVALID', { fields: { unitId: '没有这个单位' } });
  return { ...body, startsAt, endsAt, ...(unitId ? { unitId } : {}) };
}

export async function createCampaign(
  body: CampaignContent,
  deps: Deps,
  caller: Caller,
): Promise<CampaignDoc> {
  const { campaigns, counters } = deps.models;
  const idempotency = idempotencyOf(caller.actor.personId, caller.idempotencyKey ?? '', JSON.stringify(body));
  const content = await contentOf(body, deps);
  const known = await campaigns.findOne({ 'idempotency.key': idempotency.key }).lean<CampaignDoc>();
  if (known) {
    assertSameBody(known.idempotency, idempotency);
    return known;
  }
  const counter = await counters.findOneAndUpdate(
    { _id: COUNTER },
    { $inc: { value: 1 } },
    { upsert: true, returnDocument: 'after', lean: true },
  );
  const doc: CampaignDoc = {
    _id: `ZJ-${String(counter?.value ?? 1).padStart(4, '0')}`,
    ...content,
    idempotency,
  };
  try {
    await campaigns.create(doc);
    return doc;
  } catch (error) {
    const first = isDuplicateKey(error)
      ? await campaigns.findOne({ 'idempotency.key': idempotency.key }).lean<CampaignDoc>()
      : null;
    if (!first) throw error;
    return first;
  }
}

export async function updateCampaign(id: string, body: CampaignContent, deps: Deps): Promise<CampaignDoc> {
  const missing = () => new AppError('NOT_FOUND', { userMessage: '没有找到这个征集主题。' });
  if ((await deps.models.campaigns.countDocuments({ _id: id })) === 0) throw missing();
  const content = await contentOf(body, deps);
  const doc = await deps.models.campaigns
    .findOneAndUpdate(
      { _id: id },
      // The campaign is what was sent: a unit that is left out asks no more.
      { $set: content, ...(content.unitId ? {} : { $unset: { unitId: '' } }) },
      { returnDocument: 'after' },
    )
    .lean<CampaignDoc>();
  if (!doc) throw missing();
  return doc;
}
