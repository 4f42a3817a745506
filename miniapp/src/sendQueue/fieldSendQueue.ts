/** What grid workers do out of reach: reports, visits and verifications, sent in order once there is a network. */
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import type { Contract } from '@/api/contract';
import { ApiError, wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { dropPhoto } from '@/device/photoShelf';
import { deviceStorage } from '../device/deviceStorage';
import type { KeptPhoto } from '@/device/keptPhoto';
import { createSendQueue, type QueuedItem } from './sendQueue';
import { sendKept } from './sendKept';
import { session } from '../auth/session';
import type { Submission } from './ticketSendQueue';

export type VisitBody = BodyOf<Contract['recordVisit']>;

export type FieldWork =
  /** `resolve`: it was put right on the spot; the photos after the first `before` show that. */
  | { kind: 'fieldReport'; body: Submission; before: number; resolve?: string }
  | { kind: 'visit'; body: VisitBody }
  | { kind: 'verify'; ticketId: string; excerpt: string; version: number; passed: boolean; note: string };

type WorkOf<K extends FieldWork['kind']> = Extract<FieldWork, { kind: K }>;

const idsOf = (photos: readonly KeptPhoto[]): string[] => photos.flatMap(({ id }) => id ?? []);

async function sendReport(
  key: string,
  { body, before, resolve }: WorkOf<'fieldReport'>,
  photos: readonly KeptPhoto[],
) {
  const found = idsOf(photos.slice(0, before));
  const { id } = await request('submitTicket', {
    key,
    body: { ...body, source: 'fieldReport', photos: found },
  });
  if (resolve === undefined) return;
  // A repeat finds it resolved already: the answer alone was lost.
  const { abilities, version } = await request('readTicket', { params: { id } });
  if (!abilities.includes('selfResolve')) return;
  await request('selfResolve', {
    params: { id },
    body: { version, text: resolve, photos: idsOf(photos.slice(before)) },
  });
}

async function sendVisit(key: string, { body }: WorkOf<'visit'>, photos: string[]) {
  const { matter } = body;
  await request('recordVisit', {
    key,
    body: { ...body, ...(matter ? { matter: { ...matter, photos } } : {}) },
  });
}

async function sendVerify({ ticketId: id, version, passed, note }: WorkOf<'verify'>, photos: string[]) {
  const verify = (seen: number) =>
    request('verify', { params: { id }, body: { version: seen, passed, note, photos } });
  try {
    await verify(version);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'CONFLICT') throw error;
    // What was seen on site stays true when somebody has only added a word meanwhile.
    const now = await request('readTicket', { params: { id } });
    if (!now.abilities.includes('verify')) throw error;
    await verify(now.version);
  }
}

function send({ key, body: work, photos: kept }: QueuedItem<FieldWork>, photos: string[]): Promise<void> {
  switch (work.kind) {
    case 'fieldReport':
      return sendReport(key, work, kept);
    case 'visit':
      return sendVisit(key, work, photos);
    case 'verify':
      return sendVerify(work, photos);
  }
}

export const fieldSendQueue = createSendQueue<FieldWork, true>({
  storage: deviceStorage,
  place: () => `field:${session.get()?.me.id ?? 'nobody'}`,
  sendPhoto: sendKept,
  send: async (item, photos) => {
    await send(item, photos);
    for (const { path } of item.photos) void dropPhoto(path);
    return true;
  },
  isTransient: (error) =>
    error instanceof ApiError && (error.isTransient || error.code === 'UNAUTHENTICATED'),
  wordsOf,
});

/** Sends it now, or keeps it; throws what the server found wrong, and the form stays open with everything in it. */
export async function sendOrKeep(item: QueuedItem<FieldWork>): Promise<'sent' | 'kept'> {
  fieldSendQueue.add(item);
  const sent = await fieldSendQueue.flush();
  if (sent.has(item.key)) return 'sent';
  const refused = fieldSendQueue.items().find(({ key }) => key === item.key)?.refused;
  if (refused === undefined) return 'kept';
  fieldSendQueue.remove(item.key);
  throw new ApiError('INVALID', refused);
}
