/**
 * All that is asked of one record in the same moment is decided one after the other, each on what the one before made of
 * it, and stored in one update: in one process nobody loses a race. Against another process it is decided anew.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { AppError } from '@jsjb/shared/kit/errors';
import type { RecordCommand, RecordTypes } from '@jsjb/shared/kit/terms';
import { asError } from '@jsjb/shared/kit/refusal';
import { draftOf, logOf, moveOf, withEvent, type Draft, type Move } from './draft';
import { isLogged } from './eventLog';
import type { RecordDoc } from './recordDoc';
import type { Act, StoreParts } from './storeParts';

/** What one update takes along at most. */
const MOST = 100;
/** Far more than there are servers to lose to; between them nobody waits long. */
const TRIES = 50;
const PAUSE_MS = 20;

interface Asked<T extends RecordTypes, Side extends object> {
  doc: RecordDoc<T, Side>;
  command: RecordCommand<T>;
  act: Act<T>;
  resolve(doc: RecordDoc<T, Side>): void;
  reject(error: unknown): void;
}

/** The version seen is the last one, but for events that change nothing a person decides on. */
function isAsSeen<T extends RecordTypes, Side extends object>(
  draft: Draft<T, Side>,
  seen: number | undefined,
  isQuiet: (type: string) => boolean,
): boolean {
  if (seen === undefined) return true;
  return seen <= draft.state.version && logOf(draft).every(({ seq, type }) => seq <= seen || isQuiet(type));
}

export function actingInTurn<T extends RecordTypes, Side extends object>(
  parts: StoreParts<T, Side>,
  /** False when somebody was faster. */
  write: (move: Move<T, Side>) => Promise<boolean>,
  conflict: () => AppError,
) {
  type Doc = RecordDoc<T, Side>;
  const { record } = parts;

  /** Throws when it is refused; the same draft when it stands in the log already. */
  function decided(draft: Draft<T, Side>, { command, act }: Asked<T, Side>): Draft<T, Side> {
    const { actor, now, version, key, context } = act;
    // Whoever was faster may have been the same request, sent twice.
    if (isLogged(logOf(draft), { types: record.eventsOf(command.name), key, personId: actor.personId }))
      return draft;
    if (!isAsSeen(draft, version, record.isQuiet)) throw conflict();
    const decision = record.decide(draft.state, command, actor, now, context);
    if (!decision.ok) throw asError(decision);
    return withEvent(draft, decision.event, parts, key);
  }

  /** The record afterwards. `known`: as the turn before has left it. */
  async function settle(asked: readonly Asked<T, Side>[], known: Doc | undefined): Promise<Doc> {
    const [first] = asked as [Asked<T, Side>];
    let doc = [known, ...asked.map((one) => one.doc)].reduce<Doc>(
      (newest, given) => (given && given.version > newest.version ? given : newest),
      first.doc,
    );
    for (let lost = 0; lost < TRIES; lost += 1) {
      let draft = draftOf(doc, parts);
      const refused = new Map<Asked<T, Side>, unknown>();
      for (const one of asked) {
        try {
          draft = decided(draft, one);
        } catch (error) {
          refused.set(one, error);
        }
      }
      const move = draft.entries.length > 0 ? moveOf(draft, parts, first.act.context) : undefined;
      if (!move || (await write(move))) {
        const after = move?.after ?? doc;
        for (const one of asked) {
          if (refused.has(one)) one.reject(refused.get(one));
          else one.resolve(after);
        }
        return after;
      }
      if (lost > 2) await pause(Math.random() * PAUSE_MS);
      doc = await parts.reread(doc._id);
    }
    throw conflict();
  }

  const waiting = new Map<string, Asked<T, Side>[]>();
  const running = new Set<string>();

  async function takeTurns(id: string): Promise<void> {
    running.add(id);
    let known: Doc | undefined;
    for (let all = waiting.get(id); all && all.length > 0; all = waiting.get(id)) {
      const asked = all.splice(0, MOST);
      try {
        known = await settle(asked, known);
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    waiting.delete(id);
    running.delete(id);
  }

  return (doc: Doc, command: RecordCommand<T>, act: Act<T>): Promise<Doc> =>
    new Promise((resolve, reject) => {
      const id = String(doc._id);
      const queue = waiting.get(id) ?? [];
      queue.push({ doc, command, act, resolve, reject });
      waiting.set(id, queue);
      if (!running.has(id)) void takeTurns(id);
    });
}
