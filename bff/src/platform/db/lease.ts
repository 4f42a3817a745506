/**
 * Work that one of several servers does while the others wait: held by beating, taken over when no beat was seen for
 * the length of the lease. Each server measures by its own watch, so clocks may differ.
 */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';

interface LeaseDoc {
  _id: string;
  /** Host, process and a random part. */
  holder: string;
  beat: number;
}

export interface Lease {
  holder: string;
  /** True once somebody else may hold it. */
  isLost(): boolean;
  release(): Promise<void>;
}

export interface LeaseOptions {
  leaseMs: number;
  /** Called at each look while somebody else holds the lease. */
  onWait?: (holder: string) => void;
}

const DUPLICATE_KEY = 11000;
const MOST_PAUSE_MS = 1000;
/** Beats within the length of a lease. */
const BEATS = 4;

export const leaseCollection = 'leases';

const newHolder = (): string => `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;

async function isInserted(leases: mongo.Collection<LeaseDoc>, lease: LeaseDoc): Promise<boolean> {
  try {
    await leases.insertOne(lease);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === DUPLICATE_KEY) return false;
    throw error;
  }
}

async function waitFor(
  leases: mongo.Collection<LeaseDoc>,
  name: string,
  holder: string,
  { leaseMs, onWait }: LeaseOptions,
): Promise<void> {
  let seen: (LeaseDoc & { since: number }) | undefined;
  for (;;) {
    const there = await leases.findOne({ _id: name });
    if (!there) {
      if (await isInserted(leases, { _id: name, holder, beat: 0 })) return;
      continue;
    }
    if (seen?.holder !== there.holder || seen.beat !== there.beat)
      seen = { ...there, since: performance.now() };
    else if (performance.now() - seen.since >= leaseMs) {
      const taken = await leases.updateOne(there, { $set: { holder }, $inc: { beat: 1 } });
      if (taken.matchedCount === 1) return;
      continue;
    }
    onWait?.(there.holder);
    await sleep(Math.min(leaseMs / BEATS, MOST_PAUSE_MS));
  }
}

/** Resolves once this server holds the lease. */
export async function takeLease(db: mongo.Db, name: string, options: LeaseOptions): Promise<Lease> {
  const leases = db.collection<LeaseDoc>(leaseCollection);
  const holder = newHolder();
  await waitFor(leases, name, holder, options);
  let lost = false;
  let beaten = performance.now();
  let beating: Promise<void> | undefined;
  const beat = async (): Promise<void> => {
    const at = performance.now();
    try {
      const { matchedCount } = await leases.updateOne({ _id: name, holder }, { $inc: { beat: 1 } });
      if (matchedCount === 0) lost = true;
      else beaten = at;
    } catch {
      // Cut off from the database: nobody hears the beat, which `isLost` measures.
    }
    beating = undefined;
  };
  const timer = setInterval(() => {
    beating ??= beat();
  }, options.leaseMs / BEATS).unref();
  return {
    holder,
    isLost: () => lost || performance.now() - beaten >= options.leaseMs,
    async release() {
      clearInterval(timer);
      await beating;
      // Not released, it runs out.
      await leases.deleteOne({ _id: name, holder }).catch(() => undefined);
    },
  };
}
