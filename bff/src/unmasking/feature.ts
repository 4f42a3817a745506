/** Seeing who is behind a matter: asked with a reason, approved by another where discretion was asked for. */
import { unmaskingEndpoints } from '@jsjb/shared/unmasking/contract';
import { unmaskingRecord } from '@jsjb/shared/unmasking/unmasking';
import type { Deps } from '../deps';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import { unmaskingAccess } from './access/unmaskingAccess';
import { unmaskingData } from './personalData';
import { unmaskingHandlers } from './routes';
import type { UnmaskingDoc } from './store/unmaskingDoc';
import { unmaskingModel, unmaskingStore } from './store/unmaskings';
import { auditAsking } from './store/auditAsking';
import { notifyUnmasking } from './subscriptions/notifyUnmasking';

const onUnmaskings = subscribeTo<UnmaskingDoc, Deps>('unmaskings');

export const unmaskingFeature = defineFeature({
  name: 'unmasking',
  endpoints: unmaskingEndpoints,
  handlers: unmaskingHandlers,
  access: unmaskingAccess,
  collections: unmaskingModel,
  records: {
    unmaskings: {
      kind: unmaskingRecord,
      label: 'number',
      store: ({ unmaskings }, outbox) => unmaskingStore(unmaskings, outbox),
    },
  },
  subscriptions: [
    onUnmaskings({
      name: 'auditAsking',
      on: ['unmasking.asked'],
      handle: (_, doc, deps) => auditAsking(doc, deps),
    }),
    onUnmaskings({
      name: 'notifyUnmasking',
      on: ['unmasking.asked', 'unmasking.approved', 'unmasking.rejected', 'unmasking.used'],
      handle: notifyUnmasking,
    }),
  ],
  personalData: [unmaskingData],
});
