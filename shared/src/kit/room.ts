/** A record carries its whole log: those who only add to it leave room for those who decide on it. */
import type { RecordState } from './terms';

/** Some 350 bytes each, far below the 16 MB that a document may have. */
export const MOST_EVENTS = 5000;

/** One more may be added by people who join, urge, co-sign or say more. */
export const hasRoom = ({ version }: Pick<RecordState, 'version'>): boolean => version < MOST_EVENTS;
