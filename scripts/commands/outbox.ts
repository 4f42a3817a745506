/** `npm run outbox`: what waits to be delivered, what failed too often, and what to do about it. */
import {
  discardDeadLetter,
  replayDeadLetter,
  replayDeadLetters,
  type Operator,
} from '@jsjb/bff/deadLetter/commands/deadLetters';
import type { Deps } from '@jsjb/bff/deps';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { AppError } from '@jsjb/shared/kit/errors';
import { databaseHelp, runCommand } from '../lib/terminal/command';

const help = `Shows what waits to be delivered after events, and deals with what failed too often (dead letters).

  npm run outbox -- list                               how far behind, and the newest dead letters
  npm run outbox -- list --subscription notify         those of one subscription
  npm run outbox -- replay <id>                        delivers one again, after its cause is mended
  npm run outbox -- replay --subscription notify       delivers all of one subscription again
  npm run outbox -- replay --all                       delivers all again
  npm run outbox -- discard <id> --reason "why"        gives one up for good

A replayed letter goes back to its document; a running server delivers it within a second or when it starts. What
fails again comes back to the list. Every replay and discard is a row of the audit log.

${databaseHelp}`;

const SHOWN = 50;

async function list({ outbox }: Deps, subscription: string | undefined): Promise<void> {
  const { waiting, oldestMs, retrying } = await outbox.lag();
  console.log(
    `${waiting} wait, the oldest for ${Math.round(oldestMs / 1000)} s; ${retrying} are retried later.`,
  );
  const { items, total, bySubscription } = await outbox.deadLetters.list({ subscription, limit: SHOWN });
  console.log(`${total} dead letters${total > items.length ? `, the newest ${items.length}` : ''}`);
  for (const row of bySubscription) console.log(`  ${row.subscription}: ${row.count}`);
  for (const { _id, label, type, attempts, lastAt, reason } of items) {
    console.log(`\n${_id}${label ? ` (${label})` : ''}`);
    console.log(`  ${type ?? 'unreadable'}, ${attempts} attempts, last ${lastAt.toISOString()}`);
    console.log(`  ${reason}`);
  }
}

interface Asked {
  id: string | undefined;
  subscription: string | undefined;
  all: boolean;
  reason: string | undefined;
}

async function replay({ id, subscription, all }: Asked, deps: Deps, operator: Operator): Promise<number> {
  const chosen = [id !== undefined, subscription !== undefined, all].filter(Boolean).length;
  if (chosen !== 1) throw new StartupError('Name one: an identifier, --subscription or --all.');
  const { replayed, gone } =
    id === undefined
      ? await replayDeadLetters(subscription, deps, operator)
      : await replayDeadLetter(id, deps, operator);
  console.log(`${replayed} put back to be delivered again.`);
  if (gone > 0) console.log(`${gone} belong to documents that are no more: discard them.`);
  return gone > 0 ? 1 : 0;
}

async function discard({ id, reason }: Asked, deps: Deps, operator: Operator): Promise<void> {
  if (!id || !reason) throw new StartupError('Name the identifier, and --reason "why".');
  await discardDeadLetter(id, reason, deps, operator);
  console.log(`${id} is given up.`);
}

/** A letter that is not there is a mistake of the one who types, not of the program. */
const inWords = (error: unknown): never => {
  if (error instanceof AppError && error.code === 'NOT_FOUND')
    throw new StartupError('There is no such dead letter; it may have been dealt with.');
  if (error instanceof AppError && error.code === 'CONFLICT')
    throw new StartupError('Its document is no more: discard it.');
  throw error;
};

runCommand({
  name: 'outbox',
  help,
  options: {
    subscription: { type: 'string' },
    all: { type: 'boolean', default: false },
    reason: { type: 'string' },
  },
  async run({ values, positionals }, deps) {
    const [verb, id, ...rest] = positionals;
    const asked = { id, subscription: values.subscription, all: values.all, reason: values.reason };
    const operator = { actor: { personId: 'system' }, now: deps.now() };
    if (rest.length === 0 && verb === 'list' && !id) return list(deps, values.subscription);
    if (rest.length === 0 && verb === 'replay') return replay(asked, deps, operator).catch(inWords);
    if (rest.length === 0 && verb === 'discard') return discard(asked, deps, operator).catch(inWords);
    throw new StartupError('See npm run outbox -- --help');
  },
});
