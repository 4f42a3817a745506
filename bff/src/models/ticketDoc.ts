/** The stored shape of a ticket, and the pure ticket inside it. */
import type { Idempotency } from './idempotency';
import type { Types } from 'mongoose';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import type { Chained } from './eventLog';
import type { Hold } from './hold';
import type { OutboxMark } from '../platform/outbox/mark';
import type { SealedPersonal } from '../privacy/personal';
import type { SuperviseLevel, Ticket } from '@jsjb/shared/ticket/ticket';

/** An event with its place in the log and the hash that chains it to the one before. */
export type LoggedEvent = Chained<TicketEvent>;

/** What the lists sort and filter by; always recomputed from the ticket by `listFieldsOf`. */
export interface ListFields {
  /** The queues in which the ticket waits for somebody: `agent`, `dispatcher`, `unit:…`, `grid:…`. */
  queues: string[];
  /** Who has dealt with it and is not waited for; absent when nobody. */
  doneBy?: string[];
  /** Everybody who may list it: `city`, `unit:…` with all ancestors, `area:…`. */
  scopes: string[];
  /** Sorts what is due next to the top. */
  next: Date;
  /** When the scheduler must look at the ticket next; absent when nothing can fall due. */
  alarmAt?: Date;
  /** Open and under supervision (督办) at this level. */
  supervised?: SuperviseLevel;
  /** Local days (+08:00) for counting. */
  submittedDay: string;
  endedDay?: string;
}

export type TicketDoc = Omit<Ticket, 'id'> & {
  _id: Types.ObjectId;
  events: LoggedEvent[];
  list: ListFields;
  /** How far the outbox has delivered its events. */
  outbox: OutboxMark;
  /** Name, phone and exact address, each sealed. */
  personal?: SealedPersonal;
  /** Words or pictures of it are held for a person. */
  hold?: Hold;
  /** Who asked to be kept unknown was seen, with which approval. */
  unmasked?: { approval: string; at: Date; unitId: string }[];
  /** Present on tickets opened with an Idempotency-Key. */
  idempotency?: Idempotency;
};

/** The pure ticket inside a stored document. */
export function ticketOf(doc: TicketDoc): Ticket {
  const {
    _id,
    events: _events,
    list: _list,
    outbox: _outbox,
    personal: _personal,
    idempotency: _idempotency,
    hold: _hold,
    unmasked: _unmasked,
    ...ticket
  } = doc;
  return { id: _id.toHexString(), ...ticket };
}

/** What somebody wrote in this event of the log; empty where nothing was written. */
export function textAt({ events }: Pick<TicketDoc, 'events'>, seq: number): string {
  const event = events.find((each) => each.seq === seq);
  if (event?.type === 'ticket.submitted') return event.data.content;
  return event?.type === 'ticket.supplemented' ? event.data.text : '';
}
