/** One process's share of the work on one record kind: claims documents one at a time, several in flight. */
import type { Logger } from '../log';
import { bury } from './deadLetters';
import type { DeadLetterModel } from './deadLetterModel';
import { attempt, type Circumstances } from './deliver';
import { claimDocument, renewLease, settle, type Claimed, type OutboxCollection } from './lease';
import type { Failure, OutboxDoc, OutboxEvent } from './mark';
import { planOf, type Plan } from './plan';
import type { OutboxSettings } from './settings';
import type { Registry } from './subscription';

export interface OutboxRecord {
  collection: OutboxCollection;
  /** The events of a document that keeps no log in `events`, such as a fact, which is one event itself. */
  eventsOf?(doc: OutboxDoc): OutboxEvent[];
  /** What people call a document, for the list of dead letters. */
  labelOf?(doc: OutboxDoc): string | undefined;
}

export interface WorkerContext<Deps> extends Circumstances {
  worker: string;
  settings: OutboxSettings;
  registry: Registry<Deps>;
  letters: DeadLetterModel;
  log: Pick<Logger, 'warn' | 'error'>;
  deps(): Deps;
}

/** Thrown to leave a document that somebody else has by now. */
class Overtaken extends Error {}

export function createWorker<Deps>(name: string, record: OutboxRecord, context: WorkerContext<Deps>) {
  const { worker, settings, registry, letters, log, now } = context;
  const { collection, labelOf, eventsOf } = record;
  const term = () => ({ worker, now: now(), leaseMs: settings.leaseMs });

  /** Before each delivery at least half of the lease is left, and a delivery takes less than that. */
  async function kept(claimed: Claimed): Promise<Claimed> {
    if (claimed.until.getTime() - now().getTime() > settings.leaseMs / 2) return claimed;
    const renewed = await renewLease(collection, claimed, term());
    if (!renewed) throw new Overtaken();
    return renewed;
  }

  async function deliverAll(first: Claimed, plan: Plan<Deps>): Promise<Failure[]> {
    const failures: Failure[] = [];
    let claimed = first;
    for (const delivery of plan.deliveries) {
      claimed = await kept(claimed);
      const failed = await attempt(delivery, claimed.doc, context.deps(), context);
      if (!failed) continue;
      failures.push(failed.failure);
      const { subscription, attempts } = failed.failure;
      const document = String(claimed.doc._id);
      log.warn({ err: failed.thrown, record: name, document, subscription, attempts }, 'a delivery failed');
    }
    return failures;
  }

  /** Splits off what has failed too often, and buries it. */
  async function withoutDead(doc: OutboxDoc, plan: Plan<Deps>, failures: Failure[]): Promise<Failure[]> {
    const failing = [...plan.waiting];
    for (const failure of failures) {
      if (failure.attempts < settings.attempts && failing.length < settings.mostFailing) {
        failing.push(failure);
        continue;
      }
      await bury(letters, { record: name, doc, label: labelOf?.(doc) }, failure, now());
      const { subscription } = failure;
      log.error({ record: name, document: String(doc._id), subscription }, 'a delivery was given up');
    }
    return failing;
  }

  const dueOf = (plan: Plan<Deps>, failing: readonly Failure[]): Date | undefined => {
    if (plan.more) return now();
    const times = failing.map(({ nextAt }) => nextAt.getTime());
    return times.length > 0 ? new Date(Math.min(...times)) : undefined;
  };

  const withLog = (claimed: Claimed): Claimed =>
    eventsOf ? { ...claimed, doc: { ...claimed.doc, events: eventsOf(claimed.doc) } } : claimed;

  async function work(taken: Claimed): Promise<void> {
    const claimed = withLog(taken);
    const document = String(claimed.doc._id);
    try {
      const plan = planOf(claimed.doc, name, registry, now());
      const failures = await deliverAll(claimed, plan);
      const failing = await withoutDead(claimed.doc, plan, failures);
      const outcome = { seq: plan.seq, failing, due: dueOf(plan, failing) };
      if (!(await settle(collection, claimed, outcome, now()))) throw new Overtaken();
    } catch (error) {
      if (error instanceof Overtaken)
        log.warn({ record: name, document }, 'another worker has taken over the document');
      // Its lease runs out, and it is tried again.
      else log.error({ err: error, record: name, document }, 'a document could not be settled');
    }
  }

  let stopping = false;

  /** Each lane that finds something opens the next, so that an idle process asks once. */
  async function lane(others: number): Promise<number> {
    let done = 0;
    let next: Promise<number> | undefined;
    try {
      while (!stopping) {
        const claimed = await claimDocument(collection, term());
        if (!claimed) break;
        if (!next && others > 0) next = lane(others - 1);
        await work(claimed);
        done += 1;
      }
    } finally {
      done += (await next) ?? 0;
    }
    return done;
  }

  return {
    /** Works until nothing is due. How many documents it dealt with. */
    pass: (): Promise<number> => lane(settings.concurrency - 1),
    /** The pass under way ends with the documents in flight. */
    finish(): void {
      stopping = true;
    },
  };
}
