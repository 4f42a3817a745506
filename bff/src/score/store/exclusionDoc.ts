/** An exclusion, as it is stored. */
import type { ExclusionTypes } from '@jsjb/shared/score/exclusion';
import type { OutboxMark } from '../../platform/outbox/mark';
import type { RecordDoc } from '../../platform/records/recordDoc';
import { stateReader, type Beside } from '../../platform/records/stateReader';

export interface ExclusionSide {
  /** ticket:unit */
  _id: string;
  outbox: OutboxMark;
  /** The ticket's. */
  number: string;
  /** When it was asked. */
  at: Date;
}
export type ExclusionDoc = RecordDoc<ExclusionTypes, ExclusionSide>;

export const besideExclusion: Beside<ExclusionSide> = { outbox: true, number: true, at: true };
export const exclusionOf = stateReader<ExclusionTypes, ExclusionSide>(besideExclusion);
