/** One ticket in the hands of staff: read, acted upon, read anew when somebody else was quicker. */
import { useEffect, useMemo, useState } from 'react';
import { ticketActions, type PublicAction } from '@jsjb/shared/contract/actions';
import type { TicketDetail } from '@jsjb/shared/contract/ticketView';
import { actionWords } from '@jsjb/shared/words';
import { ApiError, wordsOf } from '@/api/apiError';
import { call } from '@/api/client';
import { notify } from '@/components/notify';
import { useLoaded, type Loading } from '@/hooks/useLoaded';
import { actionSpecs, formOf, offeredOf } from '../actions';
import type { ActionSources } from '../actions/actionSpec';
import { sourcesFor } from './sources';

export interface StaffTicket extends Loading<TicketDetail> {
  ticket: TicketDetail | undefined;
  /** What may be done, most wanted first. */
  offered: readonly PublicAction[];
  sources: ActionSources | undefined;
  /** The action whose form is open. */
  acting: PublicAction | undefined;
  /** The action that is under way without a form. */
  running: PublicAction | undefined;
  /** One tap does it, or its form opens. */
  begin: (name: PublicAction) => void;
  leave: () => void;
  act: (name: PublicAction, body: Record<string, unknown>) => Promise<void>;
}

const stale = new Set(['CONFLICT', 'ILLEGAL_TRANSITION']);

const staleWords = (name: PublicAction, still: boolean): string =>
  still
    ? `这件工单刚刚被别人更新了。已为您刷新，请核对后再${actionWords[name]}。`
    : `这件工单刚刚被别人更新了，现在不用再${actionWords[name]}。`;

export function useStaffTicket(
  id: string | undefined,
  transferUnder: string | undefined,
  /** The version in a list beside it; a newer one than is shown is fetched. */
  listed: number,
  onDone: (ticket: TicketDetail) => void,
): StaffTicket {
  const [acting, setActing] = useState<PublicAction>();
  const [running, setRunning] = useState<PublicAction>();
  const loading = useLoaded<TicketDetail>(id, () => call('readTicket', { params: { id: id ?? '' } }));
  const ticket = loading.loaded.state === 'ready' ? loading.loaded.value : undefined;
  const { reload } = loading;
  const outdated = ticket !== undefined && listed > ticket.version;
  useEffect(() => {
    if (outdated) void reload();
  }, [outdated, reload]);
  const sources = useMemo(() => ticket && sourcesFor(ticket, transferUnder), [ticket, transferUnder]);
  const offered = offeredOf(ticket?.abilities ?? []);

  const act = async (name: PublicAction, body: Record<string, unknown>): Promise<void> => {
    try {
      // The body was just judged by the schema of this very endpoint.
      const next = await call(name, { params: { id: id ?? '' }, body: body as never });
      loading.replace(next);
      setActing(undefined);
      notify(actionSpecs[name].done);
      onDone(next);
    } catch (error) {
      if (!(error instanceof ApiError) || !stale.has(error.code)) throw error;
      const fresh = await call('readTicket', { params: { id: id ?? '' } });
      loading.replace(fresh);
      throw new ApiError(error.code, staleWords(name, fresh.abilities.includes(name)));
    }
  };

  const runNow = async (name: PublicAction): Promise<void> => {
    setRunning(name);
    try {
      await act(name, { version: ticket?.version });
    } catch (error) {
      notify(wordsOf(error));
    } finally {
      setRunning(undefined);
    }
  };

  return {
    ...loading,
    ticket,
    sources,
    offered,
    acting,
    running,
    begin: (name) => {
      if (!ticket || !sources) return;
      if (formOf(name, ticket, sources)) setActing(name);
      else void runNow(name);
    },
    leave: () => setActing(undefined),
    act,
  };
}

/** The schema that judges the form of an action. */
export const schemaOf = (name: PublicAction) => ticketActions[name].body;
