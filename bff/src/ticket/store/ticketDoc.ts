/** The stored shape of a ticket, and the pure ticket inside it. */
import type { TicketEvent, TicketTypes } from '@jsjb/shared/ticket/event';
import type { SuperviseLevel } from '@jsjb/shared/ticket/ticket';
import type { Types } from 'mongoose';
import type { OutboxMark } from '../../platform/outbox/mark';
import type { Logged } from '../../platform/records/eventLog';
import type { FactOf, FactOutboxDoc } from '../../platform/records/factEvents';
import type { RecordDoc } from '../../platform/records/recordDoc';
import type { ShownFacts } from '../../platform/records/shownFacts';
import { stateReader, type Beside } from '../../platform/records/stateReader';
import type { SealedPersonal } from '../../platform/personal/personal';

/** An event with its place in the log and the hash that chains it to the one before. */
export type LoggedEvent = Logged<TicketEvent>;
type FactEvent = Extract<TicketEvent, { type: TicketTypes['facts'] }>;
/** What was added beside the log. */
export type TicketFact = FactOf<FactEvent>;
export type TicketFactDoc = FactOutboxDoc<FactEvent>;
export type ShownTicketFacts = ShownFacts<FactEvent>;

/** What the lists sort and filter by; always recomputed from the ticket by `listFieldsOf`. */
export interface ListFields {
  /** The queues in which the ticket waits for somebody: `agent`, `dispatcher`, `unit:…`, `grid:…`. */
  queues: string[];
  /** Who has dealt with it and is not waited for; absent when nobody. */
  doneBy?: string[];
  /** Everybody who may list it: `city`, `unit:…` with all ancestors, `area:…`. */
  scopes: string[];
  /** Sorts what is to be done next to the top; what is shelved comes after everything else until its day. */
  next: Date;
  /** When whoever has it is due, and from when their light is yellow; absent where nothing runs. */
  due?: Date;
  yellow?: Date;
  /** When the scheduler must look at the ticket next; absent when nothing can fall due. */
  alarmAt?: Date;
  /** Open and under supervision (督办) at this level. */
  supervised?: SuperviseLevel;
  /** Local days (+08:00) for counting. */
  submittedDay: string;
  endedDay?: string;
}

/** Words or pictures are held for a person: since when, and how it ended. */
export interface Hold {
  at: Date;
  decidedAt?: Date;
  /** A person decided that the pictures stay hidden. */
  hidden?: boolean;
}

/** What is stored beside the pure ticket. */
export interface TicketSide {
  _id: Types.ObjectId;
  list: ListFields;
  /** How far the outbox has delivered its events. */
  outbox: OutboxMark;
  /** Name, phone and exact address, each sealed. */
  personal?: SealedPersonal;
  /** Words or pictures of it are held for a person. */
  hold?: Hold;
  /** Who asked to be kept unknown was seen, with which approval. */
  unmasked?: { approval: string; at: Date; unitId: string }[];
}
export type TicketDoc = RecordDoc<TicketTypes, TicketSide>;

export const besideTicket: Beside<TicketSide> = {
  list: true,
  outbox: true,
  personal: true,
  hold: true,
  unmasked: true,
};

/** The pure ticket inside a stored document. */
export const ticketOf = stateReader<TicketTypes, TicketSide>(besideTicket);

/** What somebody wrote in this event of the log; empty where nothing was written. */
export function textAt({ events }: Pick<TicketDoc, 'events'>, seq: number): string {
  const event = events.find((each) => each.seq === seq);
  if (event?.type === 'ticket.submitted') return event.data.content;
  return event?.type === 'ticket.supplemented' ? event.data.text : '';
}
