/** Records that carry their own log, and what can be wrong in one. */
import type { Model } from 'mongoose';

/** A collection of records that carry their own log; `numberOf` is what people call a record. */
export interface RecordLog {
  name: string;
  model: Pick<Model<never>, 'collection'>;
  numberOf?: (record: StoredRecord) => string | undefined;
  /** Where its facts are kept, and of which kind an event of the log is one that an earlier release put there. */
  facts?: Pick<Model<never>, 'collection'>;
  factOf?: (type: string) => string | undefined;
}

export interface StoredRecord {
  _id: unknown;
  version?: unknown;
  number?: unknown;
  events?: unknown;
  counts?: unknown;
  unsettled?: unknown;
}

export interface EventFault {
  /** The number it carries; its place in the log when it carries none. */
  seq: number;
  type: string;
  /**
   * `altered`: the words do not give the hash; `moved`: it does not follow the event that stands before it; `missing`:
   * the log was cut off before it; `extra`: the record counts fewer events.
   */
  fault: 'altered' | 'moved' | 'missing' | 'extra';
  /** Beside the log: the fact that was altered, or the kind of which some are missing or were put in. */
  fact?: string;
}
