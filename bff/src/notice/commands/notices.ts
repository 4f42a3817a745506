/** What a person does with notices: reads them, and allows more. */
import type { NoticeTemplate } from '@jsjb/shared/notice/contract';
import type { Caller, Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';

export async function readNotices(
  ids: readonly string[] | undefined,
  { models }: Deps,
  { actor, now }: Caller,
): Promise<void> {
  await models.notices.updateMany(
    { personId: actor.personId, readAt: { $exists: false }, ...(ids ? { _id: { $in: [...ids] } } : {}) },
    { $set: { readAt: now } },
  );
}

const KEPT_KEYS = 20;

/** The same request sent again counts once. */
export async function allowNotices(
  accepted: readonly NoticeTemplate[],
  { models }: Deps,
  { actor, idempotencyKey = '' }: Caller,
): Promise<void> {
  for (const template of new Set(accepted)) {
    await models.noticeAllowances
      .updateOne(
        { _id: `${actor.personId}.${template}`, keys: { $ne: idempotencyKey } },
        { $inc: { left: 1 }, $push: { keys: { $each: [idempotencyKey], $slice: -KEPT_KEYS } } },
        { upsert: true },
      )
      .catch((error: unknown) => {
        // There with this key already.
        if (!isDuplicateKey(error)) throw error;
      });
  }
}
