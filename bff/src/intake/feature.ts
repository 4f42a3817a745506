/** The front doors: whatever comes in, by whichever line and source, is one intake. */
import { defineFeature } from '../platform/features/feature';

export const intakeFeature = defineFeature({ name: 'intake', endpoints: {}, handlers: {} });
