/** Rewards, their ledger, budgets and payees as stored. */
import { Schema, type Connection, type Types } from 'mongoose';
import type { Posting } from '@jsjb/shared/reward/ledger';
import type { RewardTypes } from '@jsjb/shared/reward/event';
import { outboxIndex, type OutboxMark } from '../../platform/outbox/mark';
import type { RecordDoc } from '../../platform/records/recordDoc';
import { stateReader, type Beside } from '../../platform/records/stateReader';
import { modelOf } from '../../platform/db/modelOf';

/** What is stored beside the pure reward. */
export interface RewardSide {
  _id: Types.ObjectId;
  /** Entries of the ledger, the budget or the suggestion still have to follow the log. */
  unbooked?: true;
  /** How far the outbox has delivered its events. */
  outbox: OutboxMark;
}
export type RewardDoc = RecordDoc<RewardTypes, RewardSide>;

export const besideReward: Beside<RewardSide> = { unbooked: true, outbox: true };

/** The pure reward inside a stored document. */
export const rewardOf = stateReader<RewardTypes, RewardSide>(besideReward);

/** One entry, both sides in one document. `_id` is the reward and the place in its log: written twice is once. */
export interface LedgerDoc extends Posting {
  _id: string;
  at: Date;
  year: string;
  rewardId: string;
  suggestionNumber: string;
}

/** What a year may spend. What is set aside stands in the same document, so that one update decides. */
export interface BudgetDoc {
  _id: string;
  fen: number;
  perPersonFen: number;
  setAsideFen: number;
  /** reward → fen. */
  holds?: Record<string, number>;
  /** person (hashed) → fen. */
  persons?: Record<string, number>;
}

/** Where a person's rewards go: the account proved by a login, sealed. */
export interface PayeeDoc {
  _id: string;
  openid?: string;
  boundAt?: Date;
  blocked?: { at: Date; by: string; reason: string };
}

const text = { type: String, required: true } as const;
const amount = { type: Number, required: true } as const;
const when = { type: Date, required: true } as const;
const anything = Schema.Types.Mixed;

const schemas = {
  reward: new Schema<RewardDoc>(
    {
      version: amount,
      status: text,
      suggestionId: text,
      suggestionNumber: text,
      payeeId: text,
      unitId: text,
      fen: amount,
      reason: text,
      year: text,
      proposerId: text,
      approvals: [anything],
      payeeMark: String,
      bills: [anything],
      refusal: String,
      certificateNumber: String,
      proposedAt: when,
      updatedAt: when,
      events: [anything],
      unbooked: Boolean,
      outbox: anything,
      idempotency: anything,
    },
    { collection: 'rewards', minimize: false },
  )
    .index(
      { 'idempotency.key': 1 },
      { unique: true, partialFilterExpression: { 'idempotency.key': { $exists: true } } },
    )
    .index({ suggestionId: 1 })
    .index({ 'bills.outBillNo': 1 })
    .index({ payeeId: 1, _id: -1 })
    .index({ unitId: 1, _id: -1 })
    .index({ status: 1, _id: -1 })
    .index(...outboxIndex)
    .index({ unbooked: 1, _id: 1 }, { partialFilterExpression: { unbooked: true } }),
  ledger: new Schema<LedgerDoc>(
    {
      _id: String,
      at: when,
      year: text,
      kind: text,
      debit: text,
      credit: text,
      fen: amount,
      outBillNo: String,
      rewardId: text,
      suggestionNumber: text,
    },
    { collection: 'rewardLedger' },
  ).index({ year: 1, _id: 1 }),
  budget: new Schema<BudgetDoc>(
    {
      _id: String,
      fen: amount,
      perPersonFen: amount,
      setAsideFen: amount,
      holds: anything,
      persons: anything,
    },
    { collection: 'rewardBudgets', minimize: false },
  ),
  payee: new Schema<PayeeDoc>(
    { _id: String, openid: String, boundAt: Date, blocked: anything },
    { collection: 'rewardPayees' },
  ),
};
for (const schema of Object.values(schemas)) schema.set('versionKey', false).set('autoIndex', false);

export const rewardModels = (connection: Connection) => ({
  rewards: modelOf(connection, 'Reward', schemas.reward),
  rewardLedger: modelOf(connection, 'RewardLedger', schemas.ledger),
  rewardBudgets: modelOf(connection, 'RewardBudget', schemas.budget),
  rewardPayees: modelOf(connection, 'RewardPayee', schemas.payee),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof rewardModels> {}
}
