/** One message to one person about one event: always in the inbox, and sent to the phone when the person allowed it. */
import { Schema, type Connection } from 'mongoose';
import type { NoticeTemplate } from '@jsjb/shared/notice/contract';
import { modelOf } from '../../platform/db/modelOf';

/**
 * pending → sending → sent. `inbox`: no "allow" left, or no WeChat account. `failed`: WeChat will never take it.
 * `unsure`: it may have arrived (the process died while sending, or the answer was lost); it is not sent again, so that
 * nobody gets it twice.
 */
export type NoticeState = 'pending' | 'sending' | 'sent' | 'inbox' | 'failed' | 'unsure';

export interface NoticeDoc {
  /** Ticket, event, person, template: the same notice can be made again and again and is there once. */
  _id: string;
  personId: string;
  ticketId: string;
  number: string;
  template: NoticeTemplate;
  /** By meaning; which field of the template holds which is a setting. */
  values: Record<string, string>;
  page: string;
  /** May ring at night. */
  urgent: boolean;
  at: Date;
  state: NoticeState;
  tries: number;
  nextAt: Date;
  leaseUntil?: Date;
  sentAt?: Date;
  fault?: string;
  readAt?: Date;
}

/** How many messages of a template a person still allows; WeChat itself has the last word. */
export interface NoticeAllowanceDoc {
  /** `person.template` */
  _id: string;
  left: number;
  /** The keys of the latest requests, so that a repeat does not count twice. */
  keys: string[];
}

const notice = new Schema<NoticeDoc>(
  {
    _id: String,
    personId: { type: String, required: true },
    ticketId: String,
    number: String,
    template: { type: String, required: true },
    values: Schema.Types.Mixed,
    page: String,
    urgent: Boolean,
    at: { type: Date, required: true },
    state: { type: String, required: true },
    tries: Number,
    nextAt: Date,
    leaseUntil: Date,
    sentAt: Date,
    fault: String,
    readAt: Date,
  },
  { collection: 'notices', versionKey: false, autoIndex: false },
)
  .index({ personId: 1, at: -1, _id: -1 })
  .index({ state: 1, nextAt: 1 });

const allowance = new Schema<NoticeAllowanceDoc>(
  { _id: String, left: Number, keys: [String] },
  { collection: 'noticeAllowances', versionKey: false, autoIndex: false },
);

export const noticeModels = (connection: Connection) => ({
  notices: modelOf(connection, 'Notice', notice),
  noticeAllowances: modelOf(connection, 'NoticeAllowance', allowance),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof noticeModels> {}
}
