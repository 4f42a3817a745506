/** A photo as drafts and the send queue keep it, until the server has it. */
export interface KeptPhoto {
  /** The Idempotency-Key of its upload. */
  key: string;
  /** Where the phone keeps the file. */
  path: string;
  /** The server's id once it is there. */
  id?: string;
  /** The phone has thrown the file away: the words go without it. */
  gone?: true;
}
