/** From what was sent to what `decide` needs: every unit, category and ticket named is looked up first. */
import { DAY_MS, localDate } from '@jsjb/shared/calendar/calendar';
import type { ActionBody, PublicAction } from '@jsjb/shared/ticket/actionContract';
import { AppError } from '@jsjb/shared/kit/errors';
import type { UnitRef } from '@jsjb/shared/org/unit';
import type { Action, ActionData } from '@jsjb/shared/ticket/action';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { assertOwnPhotos, photosAmong } from '../../photo';
import type { TicketDoc } from '../store/ticketDoc';
import { type CitySnapshot, unitRefOf } from '../../org';

interface Lookup {
  city: CitySnapshot;
  deps: Deps;
  caller: Caller;
}

function unitAt(field: string, id: string, { city }: Lookup): UnitRef {
  const unit = city.units.get(id);
  if (!unit?.handles) throw new AppError('INVALID', { fields: { [field]: '没有这个承办单位' } });
  return unitRefOf(unit);
}

/** Any unit may sit at a joint meeting, also one that handles nothing. */
function meetingUnit(id: string, { city }: Lookup): string {
  if (!city.units.has(id)) throw new AppError('INVALID', { fields: { attendeeUnitIds: '没有这个单位' } });
  return id;
}

const coUnits = (ids: readonly string[], lookup: Lookup): UnitRef[] =>
  ids.map((id) => unitAt('coUnitIds', id, lookup));

const assignment = (body: { leadUnitId: string; coUnitIds: string[]; note: string }, lookup: Lookup) => ({
  lead: unitAt('leadUnitId', body.leadUnitId, lookup),
  co: coUnits(body.coUnitIds, lookup),
  note: body.note,
});

const meeting = (
  {
    agenda,
    attendeeUnitIds,
    precedent,
  }: Pick<ActionBody<'rule'>, 'agenda' | 'attendeeUnitIds' | 'precedent'>,
  lookup: Lookup,
) => ({ agenda, precedent, attendees: attendeeUnitIds.map((id) => meetingUnit(id, lookup)) });

function known(category: string | undefined, { city }: Lookup): void {
  if (category && !city.categories.has(category)) {
    throw new AppError('INVALID', { fields: { category: '没有这个分类' } });
  }
}

async function ownPhotos(ids: readonly string[], { deps, caller }: Lookup): Promise<readonly string[]> {
  await assertOwnPhotos(ids, deps.models.photos, caller.actor.personId);
  return ids;
}

/** Whoever writes a photo's id as a word would be shown that photo: it must be their own, too. */
async function ownEvidence(evidence: readonly string[], lookup: Lookup): Promise<readonly string[]> {
  await ownPhotos(photosAmong(evidence), lookup);
  return evidence;
}

async function parentOf(id: string, { deps }: Lookup): Promise<ActionData['merge']['parent']> {
  const parent = await deps.models.tickets.findById(new Types.ObjectId(id)).lean<TicketDoc>();
  if (!parent) throw new AppError('INVALID', { fields: { parentId: '没有这件工单' } });
  const { number, status, confidential } = parent;
  return { id, number, open: isOpen(status), confidential };
}

/** A shelved ticket burdens no score until somebody looks at it again: a day that is over, or in many years, is no plan. */
const SHELVED_DAYS = 366;

function reviewOn(date: string, { caller: { now } }: Lookup): string {
  const refuse = (words: string) => new AppError('INVALID', { fields: { reviewDate: words } });
  if (date <= localDate(now)) throw refuse('复查日期要在今天以后');
  if (date > localDate(new Date(now.getTime() + SHELVED_DAYS * DAY_MS)))
    throw refuse('复查日期最晚在一年以内');
  return date;
}

/** Actions whose references must be loaded; the others carry what they need. */
const resolvers: {
  [A in PublicAction]?: (body: ActionBody<A>, lookup: Lookup) => ActionData[A] | Promise<ActionData[A]>;
} = {
  accept: ({ version: _, ...body }, lookup) => {
    known(body.category, lookup);
    return body;
  },
  dispatch: (body, lookup) => {
    known(body.category, lookup);
    const { mode, category, limit } = body;
    return { ...assignment(body, lookup), ...meeting(body, lookup), mode, category, limit };
  },
  approveReturn: assignment,
  rule: (body, lookup) => ({ ...assignment(body, lookup), ...meeting(body, lookup) }),
  transfer: (body, lookup) => ({ to: unitAt('unitId', body.unitId, lookup), reason: body.reason }),
  coHandle: (body, lookup) => ({ co: coUnits(body.coUnitIds, lookup), note: body.note }),
  requestReturn: async (body, lookup) => ({
    reason: body.reason,
    evidence: await ownEvidence([...body.evidence, ...body.photos], lookup),
  }),
  requestShelving: ({ reason, reviewDate }, lookup) => ({
    reason,
    reviewDate: reviewOn(reviewDate, lookup),
  }),
  join: async ({ text, photos }, lookup) => ({
    ...(text ? { text } : {}),
    ...(photos.length > 0 ? { photos: await ownPhotos(photos, lookup) } : {}),
  }),
  merge: async (body, lookup) => ({ parent: await parentOf(body.parentId, lookup), note: body.note }),
};

export async function resolveAction<A extends PublicAction>(
  name: A,
  body: ActionBody<A>,
  deps: Deps,
  caller: Caller,
): Promise<Action> {
  const lookup = { city: await deps.city.snapshot(), deps, caller };
  const resolver = resolvers[name] as ((body: ActionBody<A>, lookup: Lookup) => unknown) | undefined;
  if (resolver) return { name, data: await resolver(body, lookup) } as Action;
  const { version: _, ...data } = body as { version?: number; photos?: string[] };
  if (data.photos) await ownPhotos(data.photos, lookup);
  return { name, data } as unknown as Action;
}
