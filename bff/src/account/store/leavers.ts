/** People who erase their account, and what may still be stored for them: nothing. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Models } from '../../deps';

/**
 * Call once something with a resident's name is stored. An erasure marks the account before it looks for what is there:
 * what it did not see was stored later, so that the mark is seen here. Takes back what was stored and throws
 * UNAUTHENTICATED then.
 */
export async function assertNotLeaving(
  { people }: Pick<Models, 'people'>,
  { actor }: { actor: Actor },
  takeBack: () => Promise<unknown>,
): Promise<void> {
  // Staff cannot erase their account.
  if (actor.role !== 'resident') return;
  const leaving = { $or: [{ erasingAt: { $exists: true } }, { erasedAt: { $exists: true } }] };
  if (!(await people.exists({ _id: actor.personId, ...leaving }))) return;
  await takeBack();
  throw new AppError('UNAUTHENTICATED', { userMessage: '您的账号正在注销或已经注销，没有提交。' });
}
