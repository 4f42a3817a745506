/** A row that one feature adds to the timeline of another's record. */

export interface TimelineRow {
  /** Names the kind of row for the page, as an event's type does. */
  type: string;
  at: Date;
  title: string;
  who: string;
  text: string;
  /** Photos by their ids. */
  photos: readonly string[];
}
