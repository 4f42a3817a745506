/**
 * Everything a request may need, wired once in createDeps.ts and handed down. The interfaces are open: a feature adds
 * the models, records and services it brings, `declare module '../deps' { interface Models { … } }`.
 */
import type { Actor, Role } from '@jsjb/shared/kit/role';
import type { Ability } from '@jsjb/shared/kit/endpoint';
import type { Env } from './env';
import type { Wechat } from './gateways/wechat';
import type { WechatPay } from './gateways/wechatPay';
import type { PhotoStore } from './gateways/photoStore';
import type { TimelineRow } from './platform/features/timelineRow';
import type { Logger } from './platform/log';
import type { Outbox } from './platform/outbox';
import type { Declaration } from './platform/personal/declaration';
import type { CountRow, Question } from './platform/projections/question';
import type { FieldCipher } from './platform/personal/fieldCipher';
import type { Keyring } from './platform/secrets';

/** The mongoose models by the names of their collections' variables. */
export interface Models {}

/** The only writers of the records with a life. */
export interface Records {}

/** Which posts hold which ability. */
export interface Access {
  /** False when the role can never do it; the row itself is judged later. */
  holds(ability: Ability, role: Role): boolean;
  /** What a post may do at all, for its pages to be found: an action stands here when some record may allow it. */
  abilitiesOf(role: Role): Ability[];
}

/** Who asks for everyone's own data: the person themselves. */
export interface Takeout {
  deps: Deps;
  caller: Caller;
}

export interface Deps {
  env: Env;
  log: Logger;
  models: Models;
  records: Records;
  keys: Keyring;
  cipher: FieldCipher;
  photos: PhotoStore;
  access: Access;
  /** What other features add to the timeline of a record. */
  timelineOf(record: string, id: string, caller: Caller): Promise<TimelineRow[]>;
  /** Sums of the metrics that features declare. */
  metrics: { read(name: string, question: Question): Promise<CountRow[]> };
  /** What every collection stores about people. */
  personalData: readonly Declaration<Takeout>[];
  /** Delivers what must follow an event. */
  outbox: Outbox;
  /** Undefined when no AppID is set. */
  wechat: Wechat | undefined;
  /** Undefined when no merchant is set: rewards are certificates then. */
  pay: WechatPay | undefined;
  /** Undefined without a token; throws UNAUTHENTICATED for one that does not hold. */
  authenticate(authorization: string | undefined, now: Date, write: boolean): Promise<Identity | undefined>;
  /** The clock; tests turn it. */
  now: () => Date;
}

/** Who asks, and in which sign-in. */
export interface Identity {
  actor: Actor;
  postIndex: number;
  /** The sign-in the request belongs to; strangers have none. */
  family?: string;
  /** The second factor was proved in this sign-in and still holds. */
  secondFactor?: boolean;
}

/** Who asks, when, and with which key. */
export interface Caller extends Identity {
  now: Date;
  idempotencyKey?: string;
  /** Whom the address stands for, where a budget is counted by it. */
  address?: string;
}
