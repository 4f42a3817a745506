/** Deadlines: the scheduler looks, reminds and escalates (预警、督办). */
import { supervisionEndpoints } from '@jsjb/shared/supervision/contract';
import { defineFeature } from '../platform/features/feature';
import { sweepDeadlines } from './jobs/deadlineSweep';
import { supervisionHandlers } from './routes';

export const supervisionFeature = defineFeature({
  name: 'supervision',
  endpoints: supervisionEndpoints,
  handlers: supervisionHandlers,
  access: { 'supervision.read': ['supervisor', 'dispatcher', 'agent', 'leader'] },
  jobs: [{ name: 'deadlineSweep', everyMs: 5_000, run: sweepDeadlines }],
});
