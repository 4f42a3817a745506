/** A resident's submission, as the send queue takes it. */
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { typeWords } from '@jsjb/shared/ticket/words';
import { request } from '@/api/client';
import type { SendKind } from '@/sendQueue/sendKind';

export type Submission = BodyOf<(typeof ticketEndpoints)['submitTicket']>;

export const ticketKind: SendKind<Submission, TicketDetail> = {
  place: 'sendQueue',
  send: ({ key, body }, photos) => request(ticketEndpoints.submitTicket, { key, body: { ...body, photos } }),
  verb: '提交',
  wordsOf: ({ type, content }) => ({ title: typeWords[type ?? 'help'], text: content }),
  typedOf: ({ content, place }) => [content, place.text].filter(Boolean).join('\n'),
};
