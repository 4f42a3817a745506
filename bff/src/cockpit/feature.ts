/** What leaders see at a glance. */
import { cockpitEndpoints } from '@jsjb/shared/cockpit/contract';
import { posterHealthEndpoints } from '@jsjb/shared/poster/contract';
import { defineFeature } from '../platform/features/feature';
import { cockpitHandlers } from './routes';

export const cockpitFeature = defineFeature({
  name: 'cockpit',
  endpoints: { ...cockpitEndpoints, ...posterHealthEndpoints },
  handlers: cockpitHandlers,
  access: { 'summary.read': ['leader', 'supervisor', 'dispatcher', 'agent', 'admin'] },
});
