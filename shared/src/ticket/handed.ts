/** What an event says of the limits of whoever has the ticket from then on. Types only; absent in older logs. */
import type { CentreTurn } from './ticket';

export interface Handed {
  /** It waits for the centre: by when, and whether the requester may answer first. */
  centre?: Omit<CentreTurn, 'since'>;
  /** Units have it again: by when they are due now, without the time in which others had it. */
  legs?: readonly { id: string; dueAt: Date }[];
}

/** Any event may hand a ticket on. */
export type HandingOn<Data> = { [Type in keyof Data]: Data[Type] & { handed?: Handed } };
