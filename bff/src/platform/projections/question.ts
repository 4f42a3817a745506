/** What is asked of a metric, and what is answered. */

export interface Question {
  /** Days in +08:00, both included. */
  from: string;
  to: string;
  where?: Readonly<Record<string, string>>;
  /** One row for each combination of these; without any, one row for all. `day` is one of them, too. */
  by?: readonly string[];
}

export interface CountRow {
  of: Readonly<Record<string, string>>;
  counts: Readonly<Record<string, number>>;
}
