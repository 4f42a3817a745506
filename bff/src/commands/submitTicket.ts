/** Opens a ticket: one insert, and the same key twice opens it once. */
import type { z } from '@jsjb/shared/contract/schema';
import type { submitBody } from '@jsjb/shared/contract/tickets';
import { AppError } from '@jsjb/shared/errors';
import type { EventBase } from '@jsjb/shared/ticket/event';
import { openTicket } from '@jsjb/shared/ticket/evolve';
import type { Channel, Place, Requester } from '@jsjb/shared/ticket/ticket';
import { latLngToCell } from 'h3-js';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../deps';
import { isDuplicateKey } from '../models/duplicateKey';
import type { PosterDoc } from '../models/cityModels';
import { findById } from '../models/findById';
import { listFieldsOf } from '../models/listFields';
import { newTicketDoc } from '../models/moveTicket';
import { storeTicket } from '../models/storeTicket';
import type { TicketDoc } from '../models/ticketDoc';
import { isChecked } from '../access/doubtfulContent';
import { nearestGrid } from '../access/nearestGrid';
import { claimedPosterId, isPosterCode } from '../access/posterCode';
import { assertOwnPhotos } from '../models/ownPhotos';
import { openPerson } from '../privacy/person';
import { sealPersonal, type Personal } from '../privacy/personal';
import { nextNumber } from '../models/nextNumber';
import { assertSameBody, idempotencyOf, type Idempotency } from '../models/idempotency';

type SubmitBody = z.output<typeof submitBody>;

/** About 0.7 km² a hexCell: fine enough for a neighbourhood, coarse enough for a heat map. */
const HEX_RESOLUTION = 8;

async function placeOf(body: SubmitBody, deps: Deps, caller: Caller): Promise<Place> {
  const { scene, point } = body.place;
  const posterId = scene && claimedPosterId(scene);
  const poster = posterId ? await deps.models.posters.findById(posterId).lean<PosterDoc>() : null;
  const city = await deps.city.snapshot();
  const ownGrid = caller.actor.gridId ? city.grids.get(caller.actor.gridId) : undefined;
  const fixed = scene && poster && isPosterCode(scene, poster, deps.keys) ? poster : undefined;
  const around = point && !fixed && !ownGrid ? nearestGrid(point, city.grids.values()) : undefined;
  const at = point ?? fixed?.point ?? ownGrid?.point;
  return {
    // What the requester typed is personal and kept apart.
    text: fixed?.place ?? (ownGrid ?? around)?.name ?? '',
    areaCode: (fixed ?? ownGrid ?? around)?.areaCode,
    gridId: fixed ? fixed.gridId : (ownGrid ?? around)?._id,
    posterId: fixed?._id,
    point: at,
    hexCell: at && latLngToCell(at[1], at[0], HEX_RESOLUTION),
  };
}

async function personalOf(body: SubmitBody, deps: Deps, { actor, person: known }: Caller): Promise<Personal> {
  const forCaller = actor.role === 'agent' || body.onBehalf;
  const { name, phone } = body.contact ?? {};
  const stored =
    forCaller || (name && phone) ? null : (known ?? (await findById(deps.models.people, actor.personId)));
  const person = stored ? openPerson(stored, deps.cipher) : undefined;
  return {
    name: name || person?.name || '',
    phone: phone ?? person?.phone ?? '',
    address: body.place.text,
  };
}

const requesterOf = (body: SubmitBody, { actor }: Caller): Requester => ({
  personId: actor.personId,
  role: actor.role === 'system' ? 'agent' : actor.role,
  anonymous: body.anonymous,
});

const channelOf = (caller: Caller, place: Place, visiting: boolean): Channel =>
  visiting
    ? 'visit'
    : caller.actor.role === 'agent'
      ? 'phone'
      : caller.actor.role === 'gridWorker'
        ? 'grid'
        : place.posterId
          ? 'poster'
          : 'miniapp';

/** The ticket as it was when it was opened, so that a repeat is answered as the first time. */
function asOpened(doc: TicketDoc): TicketDoc {
  const [first] = doc.events;
  if (!first) return doc;
  const opened = openTicket(doc._id.toHexString(), first as EventBase<'ticket.submitted'>);
  const { id: _, ...state } = opened;
  return {
    _id: doc._id,
    ...state,
    events: [first],
    ...(doc.personal ? { personal: doc.personal } : {}),
    list: listFieldsOf(opened),
    publishedSeq: doc.publishedSeq,
  };
}

async function repeated(deps: Deps, idempotency: Idempotency): Promise<TicketDoc | undefined> {
  const stored = await deps.models.tickets.findOne({ 'idempotency.key': idempotency.key }).lean<TicketDoc>();
  if (!stored) return undefined;
  assertSameBody(stored.idempotency, idempotency);
  return asOpened(stored);
}

/** `origin` tells a matter found on a visit (入户走访): proactive, outside the residents' satisfaction. */
export async function submitTicket(
  body: SubmitBody,
  deps: Deps,
  caller: Caller,
  origin?: 'visit',
): Promise<TicketDoc> {
  const idempotency = idempotencyOf(caller.actor.personId, caller.idempotencyKey ?? '', JSON.stringify(body));
  const [place, personal] = await Promise.all([
    placeOf(body, deps, caller),
    personalOf(body, deps, caller),
    assertOwnPhotos(body.photos, deps.models.photos, caller.actor.personId),
  ]);
  if (body.category && !(await deps.city.snapshot()).categories.has(body.category)) {
    throw new AppError('INVALID', { fields: { category: '没有这个分类' } });
  }
  const event: EventBase<'ticket.submitted'> = {
    type: 'ticket.submitted',
    at: caller.now,
    by: caller.actor,
    data: {
      number: await nextNumber(deps.models.counters, caller.now),
      type: body.type,
      channel: channelOf(caller, place, origin === 'visit'),
      urgency: body.urgency,
      // 举报 is confidential by default.
      confidential: body.type === 'tipOff',
      content: body.content,
      photos: body.photos,
      ...(body.category ? { category: body.category } : {}),
      place,
      requester: requesterOf(body, caller),
    },
  };
  const _id = new Types.ObjectId();
  const sealed = sealPersonal(personal, _id.toHexString(), deps.cipher);
  const followed = deps.wechat !== undefined && isChecked(event);
  const doc = newTicketDoc(event, { _id, idempotency, personal: sealed }, followed);
  try {
    await storeTicket(deps.models.tickets, doc);
    return doc;
  } catch (error) {
    const first = isDuplicateKey(error) ? await repeated(deps, idempotency) : undefined;
    if (!first) throw error;
    return first;
  }
}
