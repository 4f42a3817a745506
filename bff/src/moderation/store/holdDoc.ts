/** A contribution held for a person, as it is stored. */
import type { HoldTypes } from '@jsjb/shared/moderation/hold';
import type { OutboxMark } from '../../platform/outbox/mark';
import type { RecordDoc } from '../../platform/records/recordDoc';
import { stateReader, type Beside } from '../../platform/records/stateReader';

export interface HoldSide {
  /** That of the check. */
  _id: string;
  outbox: OutboxMark;
  /** The ticket's. */
  number: string;
  /** When the doubt came up. */
  at: Date;
}
export type HoldDoc = RecordDoc<HoldTypes, HoldSide>;

export const besideHold: Beside<HoldSide> = { outbox: true, number: true, at: true };
export const holdOf = stateReader<HoldTypes, HoldSide>(besideHold);
