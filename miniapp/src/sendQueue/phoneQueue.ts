/** The send queue of this phone: what was written stays until the server has it. */
import { ApiError, wordsOf } from '@/api/apiError';
import { uploadPhoto } from '@/api/client';
import { session } from '@/auth/session';
import { deviceStorage } from '@/device/deviceStorage';
import { dropPhoto, openPhoto } from '@/device/photoShelf';
import { judgeFailure } from './judgeFailure';
import type { QueuedItem, SendKind } from './sendKind';
import { createSendQueue } from './sendQueue';

export const sendQueue = createSendQueue({
  storage: deviceStorage,
  person: () => session.get()?.me.id ?? 'nobody',
  sendPhoto: async ({ key, path }) => {
    const open = await openPhoto(path);
    return open === '' ? undefined : (await uploadPhoto(open, key)).id;
  },
  dropPhoto: (path) => void dropPhoto(path),
  judge: judgeFailure,
  wordsOf,
});

export type Delivery<Answer> = { kind: 'sent'; answer: Answer } | { kind: 'kept' } | { kind: 'signIn' };

/**
 * Tries once more what waits under this key; undefined when it does not wait for this person. Throws what the server
 * found wrong: the form is still open with everything in it, so it does not wait in two places.
 */
export async function resume<Body, Answer>(
  kind: SendKind<Body, Answer>,
  key: string,
): Promise<Delivery<Answer> | undefined> {
  await sendQueue.flush([kind]);
  const outcome = sendQueue.outcomeOf(key);
  if (outcome && 'answer' in outcome) return { kind: 'sent', answer: outcome.answer as Answer };
  if (!session.get()) return { kind: 'signIn' };
  const item = sendQueue.items(kind).find((other) => other.key === key);
  if (!item) return undefined;
  if (item.refused === undefined) return { kind: 'kept' };
  sendQueue.remove(kind, key);
  throw outcome?.error ?? new ApiError('INVALID', item.refused);
}

/** Sends it now, or keeps it until it can be sent. */
export async function deliver<Body, Answer>(
  kind: SendKind<Body, Answer>,
  item: QueuedItem<Body>,
): Promise<Delivery<Answer>> {
  sendQueue.add(kind, item);
  return (await resume(kind, item.key)) ?? { kind: 'kept' };
}
