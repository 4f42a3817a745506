/** What WeChat Pay remembers: bills, money, nonces, notices, and how it is to behave. */
import { randomBytes } from 'node:crypto';
import type { Bill, BillState } from './bill';
import { createBook, type Book } from './book';
import { demoMerchant, type Merchant } from './merchant';

/** How a callback goes wrong; each is an extra delivery before or after the right one. */
export const callbackFaults = [
  'duplicate',
  'reordered',
  'hold',
  'lost',
  'tampered-body',
  'tampered-cipher',
  'wrong-aad',
  'wrong-key',
  'wrong-signature',
  'signature-test',
  'unknown-serial',
  'unsigned',
  'stale',
] as const;
export type CallbackFault = (typeof callbackFaults)[number];

export interface Notice {
  outBillNo: string;
  state: BillState;
  tries: number;
  delivered: boolean;
}

export interface PaySettings {
  /** The state in which a new bill is answered. */
  firstState: 'ACCEPTED' | 'PROCESSING' | 'WAIT_USER_CONFIRM';
  /** How long it stays ACCEPTED or PROCESSING, TRANSFERING, CANCELING. */
  processMs: number;
  transferMs: number;
  cancelMs: number;
  /** Waits between the tries of a callback. The original's begin at 15 s and last a day. */
  retryMs: number[];
}

export interface PayWorld {
  merchant: Merchant;
  book: Book;
  bills: Map<string, Bill>;
  nonces: Set<string>;
  notices: Notice[];
  /** Faults for the callbacks to come, in order; `undefined` draws let one pass. */
  callbackFaults: { fault: CallbackFault; times: number; chance: number; draw: () => number }[];
  /** Callbacks kept back by `hold`. */
  held: (() => Promise<void>)[];
  /** Spoiled callbacks that the other side took for good. Must stay 0. */
  acceptedForgeries: number;
  settings: PaySettings;
}

export function createPayWorld(appId: string): PayWorld {
  return {
    merchant: demoMerchant(appId),
    book: createBook(),
    bills: new Map(),
    nonces: new Set(),
    notices: [],
    callbackFaults: [],
    held: [],
    acceptedForgeries: 0,
    settings: {
      firstState: 'WAIT_USER_CONFIRM',
      processMs: 200,
      transferMs: 0,
      cancelMs: 100,
      retryMs: [100, 200, 400, 800, 1600, 3200],
    },
  };
}

export const newTransferNo = (now: number): string =>
  `13300000711000999911820${new Date(now).toISOString().slice(0, 10).replaceAll('-', '')}${randomBytes(4).readUInt32BE().toString().padStart(10, '0')}`;
