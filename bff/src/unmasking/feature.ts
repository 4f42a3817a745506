/** Seeing who is behind a matter: asked with a reason, approved by another where discretion was asked for. */
import { unmaskingEndpoints } from '@jsjb/shared/unmasking/contract';
import type { Deps } from '../deps';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import { unmaskingAccess } from './access/unmaskingAccess';
import { unmaskingData } from './personalData';
import { unmaskingHandlers } from './routes';
import { unmaskingModel, type UnmaskingDoc } from './store/unmaskingModel';
import { notifyUnmasking } from './subscriptions/notifyUnmasking';

const onUnmaskings = subscribeTo<UnmaskingDoc, Deps>('unmaskings');

export const unmaskingFeature = defineFeature({
  name: 'unmasking',
  endpoints: unmaskingEndpoints,
  handlers: unmaskingHandlers,
  access: unmaskingAccess,
  collections: unmaskingModel,
  records: { unmaskings: { label: 'number' } },
  subscriptions: [onUnmaskings({ name: 'notifyUnmasking', on: 'all', handle: notifyUnmasking })],
  personalData: [unmaskingData],
});
