/** Makes the deliveries of one claimed document, each on its own: one that fails keeps no other from its turn. */
import { AppError } from '@jsjb/shared/kit/errors';
import { cleaned } from '../log';
import { pauseAfter } from './claim';
import type { Failure, OutboxDoc } from './mark';
import { keyOf, type Delivery } from './plan';
import type { OutboxSettings } from './settings';

const MOST_REASON = 300;

/** Safe to show and to keep: without what names a person or opens a door. */
export function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'not an error';
  return `${thrown.name}: ${cleaned(thrown.message, thrown instanceof AppError)}`.slice(0, MOST_REASON);
}

/** Rejects when it takes too long; what was begun may still end, which is why handlers must be harmless to repeat. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export interface Circumstances {
  now: () => Date;
  random: () => number;
  settings: Pick<OutboxSettings, 'handlerMs' | 'pause'>;
}

export function failureOf<Deps>(
  { subscription, seq, from, attempts, firstAt }: Delivery<Deps>,
  thrown: unknown,
  { now, random, settings }: Circumstances,
): Failure {
  const at = now();
  return {
    key: keyOf({ seq, subscription }),
    seq,
    ...(from === undefined ? {} : { from }),
    subscription,
    attempts: attempts + 1,
    reason: reasonOf(thrown),
    firstAt: firstAt ?? at,
    nextAt: new Date(at.getTime() + pauseAfter(attempts + 1, settings.pause, random())),
  };
}

/** The failure, or undefined when it was delivered. */
export async function attempt<Deps>(
  delivery: Delivery<Deps>,
  doc: OutboxDoc,
  deps: Deps,
  circumstances: Circumstances,
): Promise<{ failure: Failure; thrown: unknown } | undefined> {
  try {
    // A handler that is not async may throw at once.
    await within(circumstances.settings.handlerMs, (async () => delivery.run(doc, deps))());
    return undefined;
  } catch (thrown) {
    return { failure: failureOf(delivery, thrown, circumstances), thrown };
  }
}
