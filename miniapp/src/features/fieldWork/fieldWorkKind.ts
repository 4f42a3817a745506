/** What grid workers do out of reach: reports, visits and verifications, as the send queue takes them. */
import { visitEndpoints } from '@jsjb/shared/visit/contract';
import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { ApiError } from '@/api/apiError';
import { request } from '@/api/client';
import type { KeptPhoto } from '@/device/keptPhoto';
import { newKey } from '@/device/newKey';
import { deliver } from '@/sendQueue/phoneQueue';
import type { QueuedItem, SendKind } from '@/sendQueue/sendKind';
import { typedOf, wordsOfWork, type FieldWork, type Prepared, type WorkOf } from './fieldWork';

const idsOf = (photos: readonly KeptPhoto[]): string[] => photos.flatMap(({ id }) => id ?? []);

async function sendReport(
  key: string,
  { body, before, resolve }: WorkOf<'fieldReport'>,
  photos: readonly KeptPhoto[],
) {
  const found = idsOf(photos.slice(0, before));
  const { id } = await request(ticketEndpoints.submitTicket, {
    key,
    body: { ...body, source: 'fieldReport', photos: found },
  });
  if (resolve === undefined) return;
  // A repeat finds it resolved already: the answer alone was lost.
  const { abilities, version } = await request(ticketEndpoints.readTicket, { params: { id } });
  if (!abilities.includes('selfResolve')) return;
  await request(ticketActions.selfResolve, {
    params: { id },
    body: { version, text: resolve, photos: idsOf(photos.slice(before)) },
  });
}

async function sendVisit(key: string, { body }: WorkOf<'visit'>, photos: string[]) {
  const { matter } = body;
  await request(visitEndpoints.recordVisit, {
    key,
    body: { ...body, ...(matter ? { matter: { ...matter, photos } } : {}) },
  });
}

async function sendVerify({ ticketId: id, version, passed, note }: WorkOf<'verify'>, photos: string[]) {
  const verify = (seen: number) =>
    request(ticketActions.verify, { params: { id }, body: { version: seen, passed, note, photos } });
  try {
    await verify(version);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'CONFLICT') throw error;
    // What was seen on site stays true when somebody has only added a word meanwhile.
    const now = await request(ticketEndpoints.readTicket, { params: { id } });
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

export const fieldWorkKind: SendKind<FieldWork, void> = {
  place: 'field',
  send,
  verb: '发送',
  wordsOf: wordsOfWork,
  typedOf,
};

/** Sends it or keeps it, and says which; `done` is said when it was sent. The key makes a piece sent twice one piece. */
export async function sendWork(work: Prepared, done: string, key = newKey()): Promise<string> {
  const { kind } = await deliver(fieldWorkKind, { key, createdAt: Date.now(), ...work });
  return kind === 'sent' ? done : '还没有送到，已存在手机里，会自动再发';
}
