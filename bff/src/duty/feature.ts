/** Duty: who answers for a unit (第一责任人), who stands in, and whom a message reaches. */
import { defineFeature } from '../platform/features/feature';

export const dutyFeature = defineFeature({ name: 'duty', endpoints: {}, handlers: {} });
