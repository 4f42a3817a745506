/**
 * Asks WeChat about what residents wrote and photographed. The answer on a picture comes later as a push. Doubtful
 * things are held for a person; what cannot be checked within a day goes on without.
 */
import type { Deps } from '../../deps';
import { WechatError, type Wechat } from '../../gateways/wechat';
import type { PersonDoc } from '../../account';
import { raiseHold, settleImages } from '../store/raiseHold';
import type { ModerationDoc } from '../store/moderationModels';
import { writtenIn } from '../../ticket';
import { collectionOf } from '../../platform/db/modelOf';
import { claimOldest, pauseAfter } from '../../platform/outbox/claim';

const BATCH = 100;
const LEASE_MS = 60_000;
const PAUSE = { firstMs: 20_000, longestMs: 10 * 60_000 };
const GIVE_UP_MS = 86_400_000;
/** WeChat promises the verdict on a picture within half an hour. */
const VERDICT_MS = 60 * 60_000;
/** A comment: the closest of WeChat's scenes to a complaint. */
const SCENE = 2;

/** Each trace is kept at once: its verdict may come before the next picture is asked about. */
async function askImages(check: ModerationDoc, openid: string, wechat: Wechat, deps: Deps): Promise<void> {
  for (const [i, { photoId, traceId: asked }] of check.images.entries()) {
    if (asked) continue;
    const url = deps.env.PUBLIC_URL + deps.photos.url(photoId, 'full', deps.now());
    const { traceId } = await wechat.checkImage({ openid, scene: SCENE, url });
    await deps.models.moderation.updateOne(
      { _id: check._id },
      { $set: { [`images.${i}.traceId`]: traceId }, $addToSet: { traceIds: traceId } },
    );
  }
}

async function ask(check: ModerationDoc, openid: string, wechat: Wechat, deps: Deps): Promise<void> {
  const { moderation } = deps.models;
  const written = await writtenIn(deps.models, check);
  if (written === undefined) throw new Error(`the ticket of check ${check._id} is gone`);
  const text = check.text ?? (await wechat.checkText({ openid, scene: SCENE, text: written })).suggest;
  // Remembered before the pictures: a failure there does not ask about the text again.
  await moderation.updateOne({ _id: check._id }, { $set: { text } });
  await askImages(check, openid, wechat, deps);
  const state = text !== 'pass' ? 'doubtful' : check.images.length > 0 ? 'checking' : 'passed';
  const nextAt = new Date(deps.now().getTime() + VERDICT_MS);
  const moved = await moderation
    .findOneAndUpdate(
      { _id: check._id, state: 'waiting' },
      { $set: { state, nextAt } },
      { returnDocument: 'after' },
    )
    .lean<ModerationDoc>();
  if (moved?.state === 'doubtful') await raiseHold(moved, deps, deps.now());
  // The verdicts may all have come meanwhile.
  else if (moved) await settleImages(moved, deps);
}

/** True when WeChat is away and the rest may wait with it. */
async function tryAsking(check: ModerationDoc, deps: Deps): Promise<boolean> {
  const { wechat, models } = deps;
  const person = await models.people.findById(check.personId).lean<PersonDoc>();
  const openid = person?.openid;
  const give = (state: 'unchecked') => models.moderation.updateOne({ _id: check._id }, { $set: { state } });
  if (!wechat || !openid) {
    await give('unchecked');
    return false;
  }
  try {
    await ask(check, openid, wechat, deps);
    return false;
  } catch (error) {
    const now = deps.now().getTime();
    const later = error instanceof WechatError && (error.passing || error.kind === 'inactive');
    deps.log.warn({ err: error, check: check._id }, 'content was not checked');
    if (!later || now - check.at.getTime() > GIVE_UP_MS) {
      await give('unchecked');
      return false;
    }
    const nextAt = new Date(now + pauseAfter(check.tries, PAUSE));
    await models.moderation.updateOne({ _id: check._id }, { $set: { nextAt } });
    return error.passing;
  }
}

/** Doubts of a process that ended before it could open their holds, and those an earlier release held. */
export async function raiseLeft(deps: Deps): Promise<void> {
  const left = await deps.models.moderation.find({ state: 'doubtful' }).limit(BATCH).lean<ModerationDoc[]>();
  for (const check of left) await raiseHold(check, deps, deps.now());
}

/** One pass; how many were asked about. */
export async function checkContent(deps: Deps, signal?: AbortSignal): Promise<number> {
  const { moderation } = deps.models;
  await raiseLeft(deps);
  await moderation.updateMany(
    { state: 'checking', nextAt: { $lte: deps.now() } },
    { $set: { state: 'unchecked' } },
  );
  for (let done = 0; done < BATCH; done += 1) {
    if (signal?.aborted) return done;
    const now = deps.now();
    const check = await claimOldest(collectionOf(moderation), {
      due: 'nextAt',
      filter: { state: 'waiting' },
      update: { $set: { nextAt: new Date(now.getTime() + LEASE_MS) }, $inc: { tries: 1 } },
      now,
    });
    if (!check || (await tryAsking(check, deps))) return done;
  }
  return BATCH;
}
