/** What is no longer needed is removed: how long each thing is kept is data. Runs beside a serving server. */
import { DAY_MS, localDate } from '@jsjb/shared/calendar/calendar';
import { rewardEnds } from '@jsjb/shared/reward/lifecycle';
import { suggestionEnds } from '@jsjb/shared/suggestion/lifecycle';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import type { Types } from 'mongoose';
import type { Deps } from '../deps';
import { appendAudit } from '../models/auditLog';
import type { PhotoDoc } from '../models/recordModels';

export interface RetentionRules {
  /** Names, phones and addresses of tickets and suggestions that ended, and accounts of payees; the matters stay. */
  personalYears: number;
  /** Photos that no ticket names: taken, and never submitted. */
  orphanPhotoDays: number;
  noticeDays: number;
  /** Counts of scans per poster and day. */
  scanDays: number;
}

/** As the file of the archive regulation of a city may say otherwise, each can be set on the command line. */
export const defaultRetention: RetentionRules = {
  personalYears: 3,
  orphanPhotoDays: 7,
  noticeDays: 180,
  scanDays: 400,
};

export interface Removal {
  what: 'personal' | 'authors' | 'payees' | 'photos' | 'notices' | 'scans';
  found: number;
  removed: number;
}

const before = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

function yearsBefore(now: Date, years: number): Date {
  const at = new Date(now);
  at.setUTCFullYear(at.getUTCFullYear() - years);
  return at;
}

async function erasePersonal({ models }: Deps, now: Date, years: number, write: boolean): Promise<Removal> {
  // What is still open, or waits for its parent, may need a call any day.
  const old = {
    status: { $nin: [...openStatuses, 'merged' as const] },
    updatedAt: { $lt: yearsBefore(now, years) },
    personal: { $exists: true },
  };
  const found = await models.tickets.countDocuments(old);
  if (!write) return { what: 'personal', found, removed: 0 };
  const erased = await models.tickets.collection.updateMany(old, { $unset: { personal: '' } });
  return { what: 'personal', found, removed: erased.modifiedCount };
}

async function eraseAuthors({ models }: Deps, now: Date, years: number, write: boolean): Promise<Removal> {
  const old = {
    status: { $in: [...suggestionEnds] },
    updatedAt: { $lt: yearsBefore(now, years) },
    personal: { $exists: true },
  };
  const found = await models.suggestions.countDocuments(old);
  if (!write) return { what: 'authors', found, removed: 0 };
  const erased = await models.suggestions.collection.updateMany(old, { $unset: { personal: '' } });
  return { what: 'authors', found, removed: erased.modifiedCount };
}

/** An account that no reward has moved for so long; a block stays, it is about the person. */
async function erasePayees({ models }: Deps, now: Date, years: number, write: boolean): Promise<Removal> {
  const since = yearsBefore(now, years);
  const old = { openid: { $exists: true }, boundAt: { $lt: since } };
  const bound = await models.rewardPayees.find(old).select({ _id: 1 }).lean<{ _id: string }[]>();
  const ids = bound.map(({ _id }) => _id);
  const needed = new Set(
    (
      await models.rewards
        .find({
          payeeId: { $in: ids },
          $or: [{ status: { $nin: [...rewardEnds] } }, { updatedAt: { $gte: since } }],
        })
        .select({ payeeId: 1 })
        .lean<{ payeeId: string }[]>()
    ).map(({ payeeId }) => payeeId),
  );
  const gone = ids.filter((id) => !needed.has(id));
  if (!write || gone.length === 0) return { what: 'payees', found: gone.length, removed: 0 };
  const erased = await models.rewardPayees.updateMany(
    { _id: { $in: gone } },
    { $unset: { openid: '', boundAt: '' } },
  );
  return { what: 'payees', found: gone.length, removed: erased.modifiedCount };
}

const PAGE = 200;

/** Every place that may name a photo. */
const naming = ['photos', 'events.data.photos', 'events.data.evidence', 'evidence'] as const;

async function namedPhotos({ models }: Deps, ids: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>();
  for (const model of [models.tickets, models.suggestions, models.exclusions]) {
    const docs = await model.collection
      .find(
        { $or: naming.map((path) => ({ [path]: { $in: ids } })) },
        { projection: { photos: 1, events: 1, evidence: 1 } },
      )
      .toArray();
    // Looked for in the text of the document: wherever it is named, it is named.
    const text = JSON.stringify(docs);
    for (const id of ids) if (text.includes(id)) named.add(id);
  }
  return named;
}

async function removePhotos(deps: Deps, now: Date, days: number, write: boolean): Promise<Removal> {
  const { photos } = deps.models;
  const removal: Removal = { what: 'photos', found: 0, removed: 0 };
  for (let last: Types.ObjectId | undefined; ;) {
    const page: PhotoDoc[] = await photos
      .find({ uploadedAt: { $lt: before(now, days) }, ...(last ? { _id: { $gt: last } } : {}) })
      .sort({ _id: 1 })
      .limit(PAGE)
      .lean<PhotoDoc[]>();
    const ids = page.map(({ _id }) => _id.toHexString());
    const named = await namedPhotos(deps, ids);
    for (const id of ids.filter((each) => !named.has(each))) {
      removal.found += 1;
      if (!write) continue;
      // The record first: without it nobody can submit the photo any more.
      await photos.deleteOne({ _id: id });
      await deps.photos.remove(id);
      removal.removed += 1;
    }
    last = page.at(-1)?._id;
    if (page.length < PAGE) return removal;
  }
}

async function removeNotices({ models }: Deps, now: Date, days: number, write: boolean): Promise<Removal> {
  const old = { at: { $lt: before(now, days) } };
  const found = await models.notices.countDocuments(old);
  const removed = write ? (await models.notices.deleteMany(old)).deletedCount : 0;
  return { what: 'notices', found, removed };
}

async function removeScans({ models }: Deps, now: Date, days: number, write: boolean): Promise<Removal> {
  const old = { day: { $lt: localDate(before(now, days)) } };
  const found = await models.posterDays.countDocuments(old);
  const removed = write ? (await models.posterDays.deleteMany(old)).deletedCount : 0;
  return { what: 'scans', found, removed };
}

/** Sessions and rate budgets need nothing here: the database removes them when they end. */
export async function retain(
  deps: Deps,
  rules: RetentionRules,
  write: boolean,
  now = deps.now(),
): Promise<Removal[]> {
  if (write) {
    await appendAudit(deps.models, deps.keys, {
      at: now,
      personId: 'system',
      action: 'retention.run',
      subject: JSON.stringify(rules),
      reason: '按保存期限清理',
    });
  }
  return [
    await erasePersonal(deps, now, rules.personalYears, write),
    await eraseAuthors(deps, now, rules.personalYears, write),
    await erasePayees(deps, now, rules.personalYears, write),
    await removePhotos(deps, now, rules.orphanPhotoDays, write),
    await removeNotices(deps, now, rules.noticeDays, write),
    await removeScans(deps, now, rules.scanDays, write),
  ];
}
