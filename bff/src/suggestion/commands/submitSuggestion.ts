/** Opens a suggestion: one insert, and the same key twice opens it once. */
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import type { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import { closedCampaignWords, phaseOf } from '@jsjb/shared/suggestion/campaign';
import type { SuggestionEventOf } from '@jsjb/shared/suggestion/event';
import type { SuggestionPlace } from '@jsjb/shared/suggestion/suggestion';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { assertNotLeaving, openPerson, type PersonDoc } from '../../account';
import { claimedPosterId, isPosterCode, type PosterDoc } from '../../poster';
import { assertSameBody, idempotencyOf } from '../../platform/records/idempotency';
import { assertOwnPhotos } from '../../photo';
import type { CampaignDoc, SuggestionDoc } from '../store/suggestionModels';
import type { TicketDoc } from '../../ticket';
import { sealPersonal } from '../../platform/personal/personal';

type Body = Required<Pick<BodyOf<(typeof suggestionEndpoints)['submitSuggestion']>, 'title' | 'content'>> & {
  photos: string[];
  anonymous: boolean;
  ticketIds: string[];
  category?: string | undefined;
  scene?: string | undefined;
  campaignId?: string | undefined;
};

async function placeOf(
  { scene }: Body,
  { models, keys }: Deps,
  from: TicketDoc | undefined,
): Promise<SuggestionPlace> {
  const posterId = scene && claimedPosterId(scene);
  const poster = posterId ? await models.posters.findById(posterId).lean<PosterDoc>() : null;
  if (scene && poster && isPosterCode(scene, poster, keys)) {
    const { _id, place, areaCode, gridId } = poster;
    return { text: place, areaCode, ...(gridId ? { gridId } : {}), posterId: _id };
  }
  const { areaCode, gridId } = from?.place ?? {};
  // The ticket's own address may be a door; only its area comes along.
  return { text: '', ...(areaCode ? { areaCode } : {}), ...(gridId ? { gridId } : {}) };
}

async function assertCampaignOpen(
  campaignId: string | undefined,
  { models }: Deps,
  now: Date,
): Promise<void> {
  if (!campaignId) return;
  const campaign = await models.campaigns.findById(campaignId).lean<CampaignDoc>();
  if (!campaign) throw new AppError('INVALID', { fields: { campaignId: '没有这个征集主题' } });
  const phase = phaseOf(campaign, now);
  if (phase !== 'open')
    throw new AppError('INVALID', {
      userMessage: closedCampaignWords[phase],
      fields: { campaignId: closedCampaignWords[phase] },
    });
}

async function ownTickets(ids: readonly string[], { models }: Deps, personId: string): Promise<TicketDoc[]> {
  if (ids.length === 0) return [];
  const docs = await models.tickets
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) }, 'requester.personId': personId })
    .lean<TicketDoc[]>();
  if (docs.length !== new Set(ids).size)
    throw new AppError('INVALID', { fields: { ticketIds: '只能关联自己的工单' } });
  return docs;
}

export async function submitSuggestion(body: Body, deps: Deps, caller: Caller): Promise<SuggestionDoc> {
  const { actor, now } = caller;
  const { models, cipher } = deps;
  const idempotency = idempotencyOf(actor.personId, caller.idempotencyKey ?? '', JSON.stringify(body));
  const known = await models.suggestions
    .findOne({ 'idempotency.key': idempotency.key })
    .lean<SuggestionDoc>();
  if (known) {
    assertSameBody(known.idempotency, idempotency);
    return known;
  }
  const [tickets, person] = await Promise.all([
    ownTickets(body.ticketIds, deps, actor.personId),
    models.people.findById(actor.personId).lean<PersonDoc>(),
    assertCampaignOpen(body.campaignId, deps, now),
    assertOwnPhotos(body.photos, models.photos, actor.personId),
  ]);
  if (body.category && !(await deps.city.snapshot()).categories.has(body.category))
    throw new AppError('INVALID', { fields: { category: '没有这个分类' } });
  const category = body.category ?? tickets[0]?.category;
  const place = await placeOf(body, deps, tickets[0]);
  const event: SuggestionEventOf<'suggestion.submitted'> = {
    type: 'suggestion.submitted',
    at: now,
    by: actor,
    data: {
      number: `JY${await deps.nextNumber(now)}`,
      title: body.title,
      content: body.content,
      photos: body.photos,
      channel: body.campaignId
        ? 'campaign'
        : tickets.length > 0
          ? 'ticket'
          : place.posterId
            ? 'poster'
            : 'miniapp',
      author: { personId: actor.personId, anonymous: body.anonymous },
      ...(category ? { category } : {}),
      place,
      ...(body.campaignId ? { campaignId: body.campaignId } : {}),
      ticketIds: body.ticketIds,
    },
  };
  const _id = new Types.ObjectId();
  const { name, phone } = person ? openPerson(person, cipher) : { name: '', phone: undefined };
  const personal = sealPersonal(
    { name, ...(phone ? { phone } : {}) },
    _id.toHexString(),
    cipher,
    'suggestions',
  );
  const { suggestions } = deps.records;
  const doc = suggestions.newDoc(event, { _id, idempotency, personal }, undefined);
  const stored = await suggestions.create(doc, undefined);
  await assertNotLeaving(models, caller, () => models.suggestions.deleteOne({ _id }));
  return stored;
}
