/** Scores as a projection: facts by ticket, month and unit; sums by month, unit, area and category. */
import type { Models } from '../../deps';
import { createProjection } from '../../platform/projections/projection';
import { addCode, type Tallies } from './countsKey';
import type { ScoreFactDoc } from './scoreModels';

export const scoreProjection = ({ scoreFacts, scoreBuckets }: Pick<Models, 'scoreFacts' | 'scoreBuckets'>) =>
  createProjection<ScoreFactDoc, Tallies>({
    facts: scoreFacts,
    buckets: scoreBuckets,
    nothing: () => ({ n: {}, d: {}, x: {} }),
    add: addCode,
  });
