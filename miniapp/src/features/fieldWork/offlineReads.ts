/** The grid worker's lists, from the server or as they last were. */
import { visitEndpoints } from '@jsjb/shared/visit/contract';
import { ticketEndpoints } from '@jsjb/shared/ticket/contract';
import { ApiError } from '@/api/apiError';
import { request } from '@/api/client';
import { ROWS } from '@/hooks/rows';
import { deviceStorage } from '@/device/deviceStorage';
import { session } from '@/auth/session';
import type { FetchQueue } from '@/features/ticket/desk/queues';
import { keptRead } from './keptRead';

const isOffline = (error: unknown): boolean => error instanceof ApiError && error.isTransient;
const place = (what: string): string => `grid:${session.get()?.me.id ?? 'nobody'}:${what}`;

export const fetchQueue: FetchQueue = (query) => {
  const read = () => request(ticketEndpoints.listTickets, { query: { ...query, limit: ROWS } });
  return query.cursor ? read() : keptRead(deviceStorage, place(query.queue), read, isOffline);
};

/** `day`: the list of another day is not shown for today. */
export const fetchVisits = (day: string, cursor: string | undefined) => {
  const read = () => request(visitEndpoints.listVisits, { query: { day, ...(cursor ? { cursor } : {}) } });
  return cursor ? read() : keptRead(deviceStorage, place(`visits ${day}`), read, isOffline);
};
