/**
 * What must follow an event, follows: a worker takes the events still marked unpublished and carries out their
 * reactions, again after a crash. Every reaction may be repeated without harm.
 */
import { setTimeout } from 'node:timers/promises';
import type { Deps } from '../deps';
import { hasReaction } from '../models/reactingEvents';
import type { TicketDoc } from '../models/ticketDoc';
import { settleMergedChildren } from './settleMergedChildren';
import { saveRuling } from './saveRuling';
import { moderate } from './moderate';
import { notify } from './notify';
import { notifySuggestions } from './notifySuggestions';
import { updateScores } from './updateScores';

const reactions = [settleMergedChildren, saveRuling, notify, moderate] as const;
const BATCH = 50;
const IDLE_MS = 1000;

async function publish(doc: TicketDoc, deps: Deps): Promise<void> {
  for (const event of doc.events) {
    if (event.seq <= doc.publishedSeq || !hasReaction(event.type)) continue;
    for (const react of reactions) await react(doc, event, deps);
  }
  await updateScores(doc, deps);
}

/** A ticket that has moved on meanwhile stays pending: the next round publishes the rest. */
async function markPublished(docs: readonly TicketDoc[], { models }: Deps): Promise<void> {
  if (docs.length === 0) return;
  await models.tickets.collection.bulkWrite(
    docs.map(({ _id, version }) => ({
      updateOne: {
        filter: { _id, version },
        update: { $set: { publishedSeq: version }, $unset: { pending: '' as const } },
      },
    })),
    { ordered: false },
  );
}

/** One pass over what is pending; the number of tickets it published, without those that failed. */
export async function publishPending(deps: Deps): Promise<number> {
  const docs = await deps.models.tickets
    .find({ pending: true })
    .sort({ _id: 1 })
    .limit(BATCH)
    .lean<TicketDoc[]>();
  const published: TicketDoc[] = [];
  for (const doc of docs) {
    await publish(doc, deps).then(
      () => published.push(doc),
      (error: unknown) =>
        deps.log.error({ err: error, ticket: doc.number }, 'a reaction failed and will be repeated'),
    );
  }
  await markPublished(published, deps);
  return published.length;
}

/** Runs until stopped; stopping waits for the pass under way. */
export function startPublisher(deps: Deps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      const published = await publishPending(deps).catch((error: unknown) =>
        deps.log.warn({ err: error }, 'publishing paused'),
      );
      await notifySuggestions(deps).catch((error: unknown) =>
        deps.log.warn({ err: error }, 'telling of suggestions paused'),
      );
      // A full batch: there is more.
      if (published === BATCH) continue;
      await setTimeout(IDLE_MS, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
