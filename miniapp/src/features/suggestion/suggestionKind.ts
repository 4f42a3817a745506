/** A suggestion, as the send queue takes it. */
import type { BodyOf, ResponseOf } from '@jsjb/shared/kit/endpoint';
import type { Contract } from '@/api/contract';
import { request } from '@/api/client';
import type { SendKind } from '@/sendQueue/sendKind';

export type SuggestionBody = BodyOf<Contract['submitSuggestion']>;

export const suggestionKind: SendKind<SuggestionBody, ResponseOf<Contract['submitSuggestion']>> = {
  place: 'suggestions',
  send: ({ key, body }, photos) => request('submitSuggestion', { key, body: { ...body, photos } }),
  verb: '提交',
  wordsOf: ({ title, content }) => ({ title, text: content }),
  typedOf: ({ title, content }) => `${title}\n${content}`,
};
