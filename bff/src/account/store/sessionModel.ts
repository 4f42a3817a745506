/** Sign-ins. */
import { Schema, type Connection, type Types } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';

/** One refresh token, stored hashed. A family is one sign-in and all that was renewed from it. */
export interface SessionDoc {
  _id: Types.ObjectId;
  family: string;
  /** The token it was renewed from. */
  parent?: Types.ObjectId;
  personId: string;
  postIndex: number;
  /** A second factor was proved for this sign-in, and holds until then. */
  secondFactorUntil?: Date;
  tokenHash: string;
  usedAt?: Date;
  /** Hash of the attempt that used it: the same may come again when its answer was lost. */
  usedFor?: string;
  revokedAt?: Date;
  expiresAt: Date;
}

const session = new Schema<SessionDoc>(
  {
    family: { type: String, required: true },
    parent: Schema.Types.ObjectId,
    personId: { type: String, required: true },
    postIndex: { type: Number, required: true },
    secondFactorUntil: Date,
    tokenHash: { type: String, required: true },
    usedAt: Date,
    usedFor: String,
    revokedAt: Date,
    expiresAt: { type: Date, required: true },
  },
  { collection: 'sessions', versionKey: false, autoIndex: false },
)
  .index({ tokenHash: 1 }, { unique: true })
  .index({ family: 1 })
  .index({ personId: 1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const sessionModel = (connection: Connection) => ({
  sessions: modelOf(connection, 'Session', session),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof sessionModel> {}
}
