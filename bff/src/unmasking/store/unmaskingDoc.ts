/** A request to see who asked to be kept unknown, as it is stored. */
import type { UnmaskingTypes } from '@jsjb/shared/unmasking/unmasking';
import type { Types } from 'mongoose';
import type { OutboxMark } from '../../platform/outbox/mark';
import type { RecordDoc } from '../../platform/records/recordDoc';
import { stateReader, type Beside } from '../../platform/records/stateReader';

export interface UnmaskingSide {
  _id: Types.ObjectId;
  outbox: OutboxMark;
  /** The ticket's. */
  number: string;
  /** Who asks. */
  personId: string;
}
export type UnmaskingDoc = RecordDoc<UnmaskingTypes, UnmaskingSide>;

export const besideUnmasking: Beside<UnmaskingSide> = { outbox: true, number: true, personId: true };
export const unmaskingOf = stateReader<UnmaskingTypes, UnmaskingSide>(besideUnmasking);
