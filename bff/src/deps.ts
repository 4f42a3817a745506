/** Everything a request may need, wired once in main.ts and handed down. */
import type { Actor } from '@jsjb/shared/kit/role';
import type { Rules } from '@jsjb/shared/ticket/terms';
import type { Env } from './env';
import type { Wechat } from './gateways/wechat';
import type { WechatPay } from './gateways/wechatPay';
import type { PhotoStore } from './gateways/photoStore';
import type { Logger } from './platform/log';
import type { Models } from './models';
import type { PersonDoc } from './org/store/cityModels';
import type { CityDirectory } from './org/store/cityDirectory';
import type { Records } from './records';
import type { RulesBook } from './rules/store/rulesBook';
import type { Outbox } from './platform/outbox';
import type { FieldCipher } from './platform/personal/fieldCipher';
import type { Keyring } from './platform/secrets';

export interface Deps {
  env: Env;
  log: Logger;
  models: Models;
  /** The only writers of tickets, suggestions and rewards. */
  records: Records;
  keys: Keyring;
  cipher: FieldCipher;
  /** The rules in force at this moment. */
  readonly rules: Rules;
  book: RulesBook;
  photos: PhotoStore;
  city: CityDirectory;
  /** Delivers what must follow an event. */
  outbox: Outbox;
  /** Undefined when no AppID is set. */
  wechat: Wechat | undefined;
  /** Undefined when no merchant is set: rewards are certificates then. */
  pay: WechatPay | undefined;
  /** The clock; tests turn it. */
  now: () => Date;
}

/** Who asks, when, and with which key. */
export interface Caller {
  actor: Actor;
  postIndex: number;
  /** The sign-in the request belongs to; strangers have none. */
  family?: string;
  /** The second factor was proved in this sign-in and still holds. */
  secondFactor?: boolean;
  now: Date;
  /** As stored a moment ago; who only reads may not have been looked up. */
  person?: PersonDoc;
  idempotencyKey?: string;
}
