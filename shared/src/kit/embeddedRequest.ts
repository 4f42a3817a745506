/**
 * A request that lives inside another record, asked by one party and decided by another: the extension, the shelving
 * and the termination of a ticket. What stands alone is an approval.
 */
import type { Actor } from './role';

interface Happened {
  at: Date;
  by: Actor;
}

export interface EmbeddedRequest {
  at: Date;
  personId: string;
  unitId?: string;
  reason: string;
  decision?: 'approved' | 'rejected';
  decidedAt?: Date;
  decisionNote?: string;
}

/** As it is asked; `data` brings the reason and what the kind of request needs beside it. */
export const asked = <D extends { reason: string }>({ at, by }: Happened, data: D): EmbeddedRequest & D => ({
  at,
  personId: by.personId,
  ...(by.unitId === undefined ? {} : { unitId: by.unitId }),
  ...data,
});

/** As it is decided; undefined stays undefined. */
export const decided = <R extends EmbeddedRequest>(
  request: R | undefined,
  { at, data }: { at: Date; data: { approved: boolean; note: string } },
): R | undefined =>
  request && {
    ...request,
    decision: data.approved ? 'approved' : 'rejected',
    decidedAt: at,
    decisionNote: data.note,
  };

/** It was asked and waits. */
export const isPending = (request: EmbeddedRequest | undefined): boolean =>
  request !== undefined && request.decision === undefined;
