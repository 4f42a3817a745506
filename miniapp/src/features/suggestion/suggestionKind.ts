/** A suggestion, as the send queue takes it. */
import { suggestionEndpoints } from '@jsjb/shared/suggestion/contract';
import type { BodyOf, ResponseOf } from '@jsjb/shared/kit/endpoint';
import { request } from '@/api/client';
import type { SendKind } from '@/sendQueue/sendKind';

export type SuggestionBody = BodyOf<(typeof suggestionEndpoints)['submitSuggestion']>;

export const suggestionKind: SendKind<
  SuggestionBody,
  ResponseOf<(typeof suggestionEndpoints)['submitSuggestion']>
> = {
  place: 'suggestions',
  send: ({ key, body }, photos) =>
    request(suggestionEndpoints.submitSuggestion, { key, body: { ...body, photos } }),
  verb: '提交',
  wordsOf: ({ title, content }) => ({ title, text: content }),
  typedOf: ({ title, content }) => `${title}\n${content}`,
};
