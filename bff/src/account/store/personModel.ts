/** People: residents and staff, with their posts. */
import { Schema, type Connection } from 'mongoose';
import type { Post } from '@jsjb/shared/kit/role';
import type { SealedPersonal } from '../../platform/personal/personal';
import { modelOf } from '../../platform/db/modelOf';

export interface SecondFactor {
  /** The authenticator's secret, sealed. */
  secret: string;
  /** After the first right code. */
  confirmed: boolean;
  /** The 30-second step of the last right code: none counts twice. */
  lastStep?: number;
  /** Another authenticator's secret, sealed, until its first right code. */
  next?: string;
  /** What is left of the recovery codes, hashed. */
  recovery?: string[];
  /** Wrong codes in a row, and the last of them. */
  misses?: number;
  missedAt?: Date;
}

export interface PersonDoc {
  _id: string;
  /** The name and the phone, sealed (see privacy/person.ts). */
  personal: SealedPersonal;
  /** Finds the person by phone without storing it. */
  phoneMark?: string;
  /** When WeChat last vouched for the phone as theirs. */
  phoneVerifiedAt?: Date;
  posts: Post[];
  /** The person in the mini-program and in the official account; both share the unionid. */
  openid?: string;
  webOpenid?: string;
  unionid?: string;
  /** When the imported roster last listed this person. */
  rosterAt?: Date;
  /** When a WeChat account was bound to the roster's posts. */
  boundAt?: Date;
  disabled?: boolean;
  secondFactor?: SecondFactor;
  /** Counts up when every login is to end at once; tokens carry the number they were made under. */
  tokenVersion?: number;
  consents?: { kind: string; version: number; given: boolean; at: Date }[];
  /** An erasure has begun: nothing of theirs is stored any more. */
  erasingAt?: Date;
  erasedAt?: Date;
  /** Shown on the demo's sign-in page. */
  persona?: string;
}

const person = new Schema<PersonDoc>(
  {
    _id: String,
    personal: { type: Schema.Types.Mixed, required: true },
    phoneMark: String,
    phoneVerifiedAt: Date,
    posts: [
      new Schema<Post>(
        { role: { type: String, required: true }, unitId: String, gridId: String, head: Boolean },
        { _id: false },
      ),
    ],
    openid: String,
    webOpenid: String,
    unionid: String,
    rosterAt: Date,
    boundAt: Date,
    disabled: Boolean,
    secondFactor: { type: Schema.Types.Mixed },
    tokenVersion: Number,
    consents: [Schema.Types.Mixed],
    erasingAt: Date,
    erasedAt: Date,
    persona: String,
  },
  { collection: 'people', versionKey: false, autoIndex: false },
)
  .index({ persona: 1 }, { sparse: true })
  // Not unique: a family may share one phone.
  .index({ phoneMark: 1 }, { sparse: true })
  .index({ openid: 1 }, { unique: true, sparse: true })
  .index({ webOpenid: 1 }, { unique: true, sparse: true })
  .index({ unionid: 1 }, { unique: true, sparse: true })
  .index({ 'posts.role': 1 });

export const personModel = (connection: Connection) => ({
  people: modelOf(connection, 'Person', person),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof personModel> {}
}
