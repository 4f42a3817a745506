/** Deliveries that failed too often, for the administrator. */
import type { deadLetterEndpoints } from '@jsjb/shared/deadLetter/contract';
import type { DeadLetterView } from '@jsjb/shared/deadLetter/contract';
import { discardDeadLetter, replayDeadLetter, replayDeadLetters } from './commands/deadLetters';
import type { DeadLetterDoc } from '../platform/outbox/deadLetterModel';
import type { Handlers } from '../platform/features/feature';

const present = (letter: DeadLetterDoc): DeadLetterView => ({
  id: letter._id,
  record: letter.record,
  document: String(letter.docId),
  ...(letter.label ? { label: letter.label } : {}),
  seq: letter.seq,
  ...(letter.type ? { type: letter.type } : {}),
  subscription: letter.subscription,
  reason: letter.reason,
  attempts: letter.attempts,
  firstAt: letter.firstAt.toISOString(),
  lastAt: letter.lastAt.toISOString(),
});

export const deadLetterHandlers: Handlers<typeof deadLetterEndpoints> = {
  listDeadLetters: async ({ query, deps: { outbox } }) => {
    const [{ items, total, bySubscription }, { waiting, oldestMs, retrying }] = await Promise.all([
      outbox.deadLetters.list(query),
      outbox.lag(),
    ]);
    return { items: items.map(present), total, bySubscription, lag: { waiting, oldestMs, retrying } };
  },
  replayDeadLetter: ({ params: { id }, caller, deps }) => replayDeadLetter(id, deps, caller),
  replayDeadLetters: ({ body: { subscription }, caller, deps }) =>
    replayDeadLetters(subscription, deps, caller),
  discardDeadLetter: async ({ params: { id }, body: { reason }, caller, deps }) =>
    present(await discardDeadLetter(id, reason, deps, caller)),
};
