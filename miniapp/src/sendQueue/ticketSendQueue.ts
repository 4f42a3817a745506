/** Submissions of the signed-in person: sent when there is a network, kept when there is none. */
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import type { Contract } from '@/api/contract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { ApiError, wordsOf } from '@/api/apiError';
import { request } from '@/api/client';
import { dropPhoto } from '@/device/photoShelf';
import { deviceStorage } from '../device/deviceStorage';
import { createSendQueue } from './sendQueue';
import { sendKept } from './sendKept';
import { session } from '../auth/session';

export type Submission = BodyOf<Contract['submitTicket']>;

export const ticketSendQueue = createSendQueue<Submission, TicketDetail>({
  storage: deviceStorage,
  place: () => `sendQueue:${session.get()?.me.id ?? 'nobody'}`,
  sendPhoto: sendKept,
  send: async ({ key, body, photos: kept }, photos) => {
    const ticket = await request('submitTicket', { key, body: { ...body, photos } });
    for (const { path } of kept) void dropPhoto(path);
    return ticket;
  },
  // An expired login is renewed by signing in again; what was typed waits for that.
  isTransient: (error) =>
    error instanceof ApiError && (error.isTransient || error.code === 'UNAUTHENTICATED'),
  wordsOf,
});
