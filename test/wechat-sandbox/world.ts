/** Everything the sandbox remembers, in memory, for one run. */
import type { MiniAccount, OfficialAccount } from './accounts';
import { createClock, type Clock } from './clock';
import { createPayWorld, type PayWorld } from './pay/payWorld';
import { createCallLog, type CallLog } from './state/callLog';
import { createCodes, type Codes } from './state/codes';
import { createConsents, type Consents } from './state/consents';
import { createFaults, type Faults } from './state/faults';
import { createLimits, type Limits } from './state/limits';
import { createLinkRules, type LinkRules } from './state/linkRules';
import { createModeration, type Moderation } from './state/moderation';
import { createPeople, type People } from './state/people';
import { createPhoneService, type PhoneService } from './state/phoneService';
import { createTokens, type Tokens } from './state/tokens';

/** A subscribe message that reached a phone. */
export interface SentMessage {
  at: string;
  openid: string;
  templateId: string;
  page: string;
  /** Which version a tap opens. */
  state: 'developer' | 'trial' | 'formal';
  data: Record<string, string>;
}

export interface World {
  clock: Clock;
  mini: MiniAccount;
  official: OfficialAccount;
  people: People;
  phoneService: PhoneService;
  codes: Codes;
  tokens: Tokens;
  consents: Consents;
  limits: Limits;
  faults: Faults;
  moderation: Moderation;
  linkRules: LinkRules;
  calls: CallLog;
  /** Made at the first use: its keys cost time. */
  pay(): PayWorld;
  usesPay(): boolean;
  messages: SentMessage[];
  /** Loopback hosts that a picture may be fetched from, as if they were public. */
  publicHosts: Set<string>;
  /** How long a picture check takes. */
  mediaDelayMs: number;
  /** Work under way after an answer, such as pushes: awaited when stopping. */
  later: Set<Promise<unknown>>;
  /** Aborted when the sandbox stops. */
  ending: AbortController;
}

export function createWorld(mini: MiniAccount, official: OfficialAccount): World {
  let pay: PayWorld | undefined;
  return {
    clock: createClock(),
    mini,
    official,
    people: createPeople(),
    phoneService: createPhoneService(),
    codes: createCodes(),
    tokens: createTokens(),
    consents: createConsents(),
    limits: createLimits(),
    faults: createFaults(),
    moderation: createModeration(),
    linkRules: createLinkRules(),
    calls: createCallLog(),
    pay: () => (pay ??= createPayWorld(mini.appId)),
    usesPay: () => pay !== undefined,
    messages: [],
    publicHosts: new Set(),
    mediaDelayMs: 200,
    later: new Set(),
    ending: new AbortController(),
  };
}

/** Does something after the answer has gone; a failure of it is nobody's answer. */
export function afterwards(world: World, work: () => Promise<unknown>): void {
  const running: Promise<unknown> = work()
    .catch(() => undefined)
    .finally(() => world.later.delete(running));
  world.later.add(running);
}
