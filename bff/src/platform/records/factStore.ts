/**
 * Facts: what people add to a record at any time without getting in each other's way (joined, urged, added).
 *
 * The one write that decides is an unguarded `$push` into the record itself: it holds only while the record's status
 * allows the action, and it knows no version, so nobody loses a race. From there a fact is settled: stored as a small
 * document of its own, then taken out of the record and counted in one update. Whoever dies in between leaves the fact in
 * the record, where the next one who adds, or the sweep, settles it; `mark` tells that repetition from a second attempt.
 * The record itself never grows: it holds what is on its way, at most `MOST`, and the counts.
 */
import { AppError } from '@jsjb/shared/kit/errors';
import type { ActionName, RecordCommand, RecordTypes } from '@jsjb/shared/kit/terms';
import { asError, illegal } from '@jsjb/shared/kit/refusal';
import type { Actor } from '@jsjb/shared/kit/role';
import { Types, type Model } from 'mongoose';
import { factHash, isLogged, sha256 } from './eventLog';
import { readPage, type Page } from './paging';
import { rawOf, type FactDoc, type Raw, type RecordDoc, type RecordId } from './recordDoc';
import { inRounds } from './rounds';
import { countedWith } from './stateReader';
import { isDuplicateKey, storeEach } from './storeNew';
import type { Act, StoreParts } from './storeParts';

/** More than ever wait at once; whoever finds so many on their way settles them first. */
const MOST = 200;
const TRIES = 50;

/** Newest first, as a timeline shows them. */
const newestFirst = { field: 'at', direction: -1 } as const;

export function factStore<T extends RecordTypes, Side extends object>(
  { record, model, stateOf, markFact, onFactsStored, reread }: StoreParts<T, Side>,
  factModel: Model<FactDoc>,
) {
  type Doc = RecordDoc<T, Side>;
  const records = rawOf(model);
  const facts = rawOf(factModel);
  const factActions = record.actions.filter((action) => record.rowOf(action).fact);
  const isOncePerPerson = (action: string): boolean =>
    record.rowOf(action as never).fact?.again !== undefined;
  const oncePerPerson = factActions.filter(isOncePerPerson);
  const idOf = (recordId: string, action: string, own: string): string => `${recordId}:${action}:${own}`;
  const waitingIn = (doc: Doc): readonly FactDoc[] => doc.unsettled ?? [];

  /** Those that stand in the collection now; another's with the same identifier does not count. */
  async function stored(waiting: readonly FactDoc[]): Promise<FactDoc[]> {
    const marked = waiting.map((fact) => ({ ...fact, ...markFact?.(fact) }));
    const outcomes = await storeEach(facts, marked as unknown as Raw[]);
    onFactsStored?.(marked);
    const doubtful: FactDoc[] = [];
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome === true) continue;
      if (!isDuplicateKey(outcome)) throw outcome;
      doubtful.push(waiting[i] as FactDoc);
    }
    if (doubtful.length === 0) return [...waiting];
    const found = await facts.find({ _id: { $in: doubtful.map(({ _id }) => _id) } }).toArray();
    const storedMarks = new Map(found.map(({ _id, mark }) => [_id, String(mark)]));
    const strange = new Set(doubtful.filter(({ _id, mark }) => storedMarks.get(_id) !== String(mark)));
    return waiting.filter((fact) => !strange.has(fact));
  }

  async function settleOne(_id: RecordId): Promise<Doc | null> {
    for (;;) {
      const doc = (await records.findOne({ _id })) as unknown as Doc | null;
      if (!doc || waitingIn(doc).length === 0) return doc;
      const waiting = waitingIn(doc);
      const more = Object.entries(countedWith({}, await stored(waiting)));
      const given = waiting.map(({ mark }) => mark);
      // Counted by whoever takes exactly these out; another who settles at the same time finds some of them gone.
      const settled = await records.findOneAndUpdate(
        { _id, 'unsettled.mark': { $all: given } },
        {
          $pull: { unsettled: { mark: { $in: given } } },
          ...(more.length > 0
            ? { $inc: Object.fromEntries(more.map(([action, by]) => [`counts.${action}`, by])) }
            : {}),
        },
        { returnDocument: 'after' },
      );
      if (settled) return settled as unknown as Doc;
    }
  }
  /** Facts that arrive while others are settled go in the next round together. */
  const settle = inRounds(settleOne);

  const isRepeat = (known: FactDoc, key: string | undefined, data: object): boolean => {
    if (!key || known.key !== key) return false;
    if (sha256(known.data) !== sha256(data)) throw new AppError('IDEMPOTENCY_MISMATCH');
    return true;
  };

  /** The identifiers under which this person may have added something before that speaks against it or is the same. */
  function idsOf(recordId: string, action: string, personId: string, key: string | undefined): string[] {
    const own = key ? factActions : factActions.filter((each) => each === action && isOncePerPerson(each));
    return own.map((each) => idOf(recordId, each, isOncePerPerson(each) ? personId : sha256(personId, key)));
  }

  /** What they have added under one of these identifiers. */
  async function foundIn(doc: Doc, ids: readonly string[]): Promise<FactDoc[]> {
    if (ids.length === 0) return [];
    const found = (await facts.find({ _id: { $in: ids } }).toArray()) as unknown as FactDoc[];
    return [...waitingIn(doc).filter(({ _id }) => ids.includes(_id)), ...found];
  }

  async function add(
    given: Doc,
    command: RecordCommand<T>,
    { actor, now, key, context }: Omit<Act<T>, 'version'>,
  ): Promise<Doc> {
    const { fact: kind, from } = record.rowOf(command.name);
    const { personId } = actor;
    const types = record.eventsOf(command.name);
    // Sent before facts had a place of their own.
    if (isLogged(given.events, { types, key, personId })) return given;
    const recordId = String(given._id);
    const ids = idsOf(recordId, command.name, personId, key);
    const _id =
      ids.find((id) => id.startsWith(idOf(recordId, command.name, ''))) ??
      idOf(recordId, command.name, new Types.ObjectId().toHexString());
    for (let left = TRIES, doc = given; left > 0; left -= 1) {
      const mine = await foundIn(doc, ids);
      const known = mine.find((fact) => fact._id === _id);
      if (key && mine.some((fact) => fact._id !== _id && fact.key === key))
        throw new AppError('IDEMPOTENCY_MISMATCH');
      if (known && isRepeat(known, key, command.data as object)) return (await settle(doc._id)) ?? doc;
      const decision = record.decide(stateOf(doc), command, actor, now, context);
      if (!decision.ok) throw asError(decision);
      if (known) throw asError(illegal(kind?.again ?? ''));
      const { event } = decision;
      const accepted: FactDoc = {
        ...(event as unknown as FactDoc),
        _id,
        recordId,
        action: command.name,
        ...(key ? { key } : {}),
        mark: new Types.ObjectId(),
        hash: factHash(_id, event),
      };
      const result = await records.updateOne(
        {
          _id: doc._id,
          status: { $in: from },
          'unsettled._id': { $ne: _id },
          [`unsettled.${MOST - 1}`]: { $exists: false },
        },
        { $push: { unsettled: accepted } },
      );
      if (result.matchedCount === 1) return (await settle(doc._id)) ?? doc;
      doc = await reread(doc._id);
      if (waitingIn(doc).length >= MOST) doc = (await settle(doc._id)) ?? doc;
    }
    throw new AppError('UNAVAILABLE');
  }

  return {
    add,
    /** After a crash: settles what was accepted and not yet counted; how many records had such facts. */
    async settleLeft(): Promise<number> {
      const left = await records
        .find({ 'unsettled._id': { $exists: true } }, { projection: { _id: 1 } })
        .toArray();
      await Promise.all(left.map(({ _id }) => settle(_id)));
      return left.length;
    },
    /** What this person has added once and for all, by record: what `abilities` must not offer again. */
    async addedBy(
      recordIds: readonly string[],
      { personId }: Pick<Actor, 'personId'>,
    ): Promise<Map<string, string[]>> {
      const ids = recordIds.flatMap((id) => oncePerPerson.map((action) => idOf(id, action, personId)));
      const found = ids.length === 0 ? [] : await facts.find({ _id: { $in: ids } }).toArray();
      const added = new Map<string, string[]>();
      for (const { recordId, action } of found as unknown as FactDoc[])
        added.set(recordId, [...(added.get(recordId) ?? []), action]);
      return added;
    },
    /** For the timeline: a record's facts of one kind, the newest first. `where`: only such, as one person's. */
    page: (
      recordId: string,
      action: ActionName<T>,
      { where, ...query }: { cursor?: string | undefined; limit: number; where?: object },
    ): Promise<Page<FactDoc>> =>
      readPage(
        newestFirst,
        query,
        ({ filter, ...how }) =>
          facts
            .find({ recordId, action, ...(where ? { $and: [where, filter] } : filter) }, how)
            .toArray() as unknown as Promise<FactDoc[]>,
      ),
    countOf: (recordId: string, action: ActionName<T>, where: object): Promise<number> =>
      factModel.countDocuments({ recordId, action, ...where }).exec(),
    /** Everybody who has added one of this kind. */
    async peopleOf(recordId: string, action: ActionName<T>): Promise<string[]> {
      const found = await facts.find({ recordId, action }, { projection: { by: 1 } }).toArray();
      return [...new Set((found as unknown as FactDoc[]).map(({ by }) => by.personId))];
    },
    /** The records to which this person has added one of this kind. */
    async recordsOf(personId: string, action: ActionName<T>): Promise<string[]> {
      const mine = { 'by.personId': personId, action };
      const found = await facts.find(mine, { projection: { recordId: 1 } }).toArray();
      return [...new Set((found as unknown as FactDoc[]).map(({ recordId }) => recordId))];
    },
    /** What is wrong with a record's facts: changed ones, and counts that do not agree. `logged`: those in its log. */
    async faults(doc: Doc, logged: Readonly<Record<string, number>>): Promise<string[]> {
      const found = new Map(Object.entries(countedWith(logged, waitingIn(doc))));
      const onTheirWay = new Set(waitingIn(doc).map(({ _id }) => _id));
      const faults: string[] = [];
      for await (const each of facts.find({ recordId: String(doc._id) })) {
        const fact = each as unknown as FactDoc;
        if (fact.hash !== factHash(fact._id, fact)) faults.push(`${fact._id} was changed`);
        if (!onTheirWay.has(fact._id)) found.set(fact.action, (found.get(fact.action) ?? 0) + 1);
      }
      const counts = stateOf(doc).counts ?? {};
      for (const action of new Set([...found.keys(), ...Object.keys(counts)])) {
        const [is, counted] = [found.get(action) ?? 0, counts[action] ?? 0];
        if (is !== counted) faults.push(`${action}: ${is} stored, ${counted} counted`);
      }
      return faults;
    },
  };
}

export type FactStore<T extends RecordTypes, Side extends object> = ReturnType<typeof factStore<T, Side>>;
