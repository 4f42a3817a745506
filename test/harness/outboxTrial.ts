/** What the trial of the outbox and its worker processes share: the product's own deliveries over tickets of a small city. */
import path from 'node:path';
import { createDeps } from '@jsjb/bff/createDeps';
import type { Deps } from '@jsjb/bff/deps';
import { parseEnv } from '@jsjb/bff/env';
import { createModels } from '@jsjb/bff/models';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { openConnection } from '@jsjb/bff/platform/db/openConnection';
import { createOutbox } from '@jsjb/bff/platform/outbox/index';
import type { OutboxSettings } from '@jsjb/bff/platform/outbox/settings';
import { silent } from '@jsjb/bff/platform/outbox/testing/sampleRecord';
import { features } from '@jsjb/bff/features';
import { deliveriesOf } from '@jsjb/bff/platform/features/derive';
import type { Actor } from '@jsjb/shared/kit/role';
import type { mongo } from 'mongoose';
import { dispatchedTicket } from '../factories/storedTickets';
import { cst } from './clock';

export interface World {
  uri: string;
  dataDir: string;
  /** The clock of the trial is so many milliseconds ahead: its days lie within the calendar, and it runs. */
  aheadMs: number;
}

const BEGIN = cst('2026-03-11 10:30');
export const newWorld = (uri: string, dataDir: string): World => ({
  uri,
  dataDir,
  aheadMs: BEGIN.getTime() - Date.now(),
});

/** How often people were to be told of one event: more than once after a crash. */
export interface HandedDoc {
  _id: string;
  times: number;
}

export interface OpenWorld {
  deps: Deps;
  handed: mongo.Collection<HandedDoc>;
  close(): Promise<void>;
}

/** As the server wires it, with an outbox of the given patience that counts what it hands to `notify`. */
export async function openWorld(world: World, settings: Partial<OutboxSettings>): Promise<OpenWorld> {
  const { uri, dataDir, aheadMs } = world;
  const connection = await openConnection(uri);
  const now = (): Date => new Date(Date.now() + aheadMs);
  const env = parseEnv({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'fatal',
    WEB_DIR: path.join(dataDir, 'web'),
  });
  const deps = createDeps(env, createModels(connection), now);
  await deps.ruleVersions.refresh();
  const handed = connection.collection('handed') as unknown as mongo.Collection<HandedDoc>;
  const { records, subscriptions } = deliveriesOf(features, deps.models, { wechat: false });
  deps.outbox = createOutbox<Deps>({
    records,
    subscriptions: subscriptions.map((one) => {
      if (one.name !== 'notify' || !('handle' in one)) return one;
      return {
        ...one,
        async handle(event, doc, given) {
          await one.handle(event, doc, given);
          const _id = `${String(doc._id)}.${event.seq}`;
          await handed.updateOne({ _id }, { $inc: { times: 1 } }, { upsert: true });
        },
      };
    }),
    deadLetters: deps.models.deadLetters,
    deps: () => deps,
    now,
    log: silent,
    settings,
  });
  return { deps, handed, close: () => connection.close() };
}

/** Submitted, accepted, dispatched, supervised. */
export const EVENTS_EACH = 4;
/** All but the submission. */
export const TOLD_EVENTS = 3;
/** The resident hears of two of them, three officials of the last two. */
export const NOTICES_EACH = 8;

const supervisor: Actor = { personId: 'supervisor', role: 'supervisor', unitId: 'supervision' };

/** A ticket of which nothing has been delivered yet. */
export function undelivered(number: number, due: Date): TicketDoc {
  const doc = dispatchedTicket({
    number,
    dispatchedAt: cst('2026-03-11 10:00'),
    limit: '5d',
    steps: [[supervisor, 10, { name: 'supervise', data: { level: 'daily', note: '请抓紧。' } }]],
  });
  return { ...doc, outbox: { seq: 0, due } };
}
