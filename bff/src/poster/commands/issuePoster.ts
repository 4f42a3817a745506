/** Takes a poster's code back, or issues it anew; both are written into the audit log. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { PosterDoc } from '../store/posterModels';

async function change(
  number: string,
  action: 'poster.revoke' | 'poster.reissue',
  update: Record<string, unknown>,
  reason: string,
  deps: Deps,
  { actor, now }: Caller,
): Promise<PosterDoc> {
  const _id = number.toUpperCase();
  const { posters } = deps.models;
  if (!(await posters.exists({ _id }))) throw new AppError('NOT_FOUND', { userMessage: '没有这张海报。' });
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    action,
    subject: _id,
    reason,
  });
  const poster = await posters
    .findOneAndUpdate({ _id }, update, { returnDocument: 'after' })
    .lean<PosterDoc>();
  if (!poster) throw new AppError('NOT_FOUND');
  return poster;
}

/** From now on a scan no longer sets the place; people can still submit. */
export const revokePoster = (
  number: string,
  reason: string,
  deps: Deps,
  caller: Caller,
): Promise<PosterDoc> =>
  change(number, 'poster.revoke', { $set: { revokedAt: caller.now } }, reason, deps, caller);

/** Prints made before end; the poster must be printed again. */
export const reissuePoster = (
  number: string,
  reason: string,
  deps: Deps,
  caller: Caller,
): Promise<PosterDoc> =>
  change(
    number,
    'poster.reissue',
    { $inc: { generation: 1 }, $unset: { revokedAt: '' } },
    reason,
    deps,
    caller,
  );
