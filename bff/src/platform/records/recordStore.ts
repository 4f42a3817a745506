/**
 * The store of one kind of record, and its only writer: a state and the event that led to it are stored in one update
 * guarded by the version, or not at all. It knows no feature; what differs is in the options.
 */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@jsjb/shared/errors';
import type { Opening, RecordCommand, RecordEvent, RecordTypes } from '@jsjb/shared/kit/terms';
import { asError } from '@jsjb/shared/refusal';
import { Types } from 'mongoose';
import { batched } from './batch';
import { addDerived, changes, updateOf } from './changes';
import { chained, firstBreak, isLogged, type Logged } from './eventLog';
import { countedWith, factStore } from './factStore';
import { assertSameBody, type Idempotency } from './idempotency';
import { rawOf, storeFields, type Raw, type RecordDoc, type RecordId } from './recordDoc';
import { isDuplicateKey, storingNew } from './storeNew';
import type { Act, RecordStoreOptions, StoreParts } from './storeParts';
import { factUnder, logUnder, readThrough } from './upcastReads';

/** Tried again while whoever was faster changed nothing that the caller relied on; nobody types it twice. */
const TRIES = 8;

export function recordStore<T extends RecordTypes, Side extends object = object>(
  options: RecordStoreOptions<T, Side>,
) {
  type State = T['state'];
  type Doc = RecordDoc<T, Side>;
  type Event = RecordEvent<T>;
  const { record, model, facts: factModel, upcaster, beside, own, marks } = options;
  const collection = rawOf(model);
  const kept = [...storeFields, ...Object.keys(beside)];
  if (upcaster) {
    readThrough(model, logUnder(upcaster));
    if (factModel) readThrough(factModel, factUnder(upcaster));
  }

  const stateOf = (doc: Doc): State => {
    const state: Record<string, unknown> = { ...doc, id: String(doc._id) };
    for (const field of kept) delete state[field];
    if (doc.unsettled?.length) state['counts'] = countedWith(doc.counts, doc.unsettled);
    return state as unknown as State;
  };
  const conflict = () => new AppError('CONFLICT', options.conflict ? { userMessage: options.conflict } : {});
  const insert = storingNew(collection);

  async function findEach(ids: readonly RecordId[]): Promise<(Doc | null)[]> {
    if (ids.length === 1)
      return [(await collection.findOne({ _id: ids[0] as RecordId })) as unknown as Doc | null];
    const unique = [...new Map(ids.map((id) => [String(id), id])).values()];
    const found = await collection.find({ _id: { $in: unique } }).toArray();
    const byId = new Map(found.map((doc) => [String(doc._id), doc as unknown as Doc]));
    return ids.map((id) => byId.get(String(id)) ?? null);
  }
  /** Those asked for in the same moment share one trip and, when it is the same, the document: read it, never change it. */
  const find = batched(findEach);
  async function reread(id: RecordId): Promise<Doc> {
    const [doc] = await findEach([id]);
    if (!doc) throw new AppError('NOT_FOUND');
    return doc;
  }
  const parts: StoreParts<T, Side> = { ...options, stateOf, reread };
  const facts = factModel && factStore(parts, factModel);

  /** The document of a new record; not stored yet. */
  function newDoc(
    event: Opening<T>,
    { _id = new Types.ObjectId(), ...side }: Partial<Side> & { _id?: RecordId; idempotency?: Idempotency },
    context: Act<T>['context'],
  ): Doc {
    const { id: _, ...state } = record.open(String(_id), event);
    const first = chained<Event>(event as unknown as Event, 1, '');
    const derived = own?.({ id: String(_id), ...state }, { events: [first], context, stored: undefined });
    return {
      _id,
      ...side,
      ...state,
      events: [first],
      ...derived,
      ...marks?.onCreate([first]),
    } as unknown as Doc;
  }

  /** The record as it was when it was opened, so that a repeat is answered as the first time. */
  function asOpened(doc: Doc, context: Act<T>['context']): Doc {
    const side = Object.entries(doc).filter(([field]) => field !== 'unsettled' && kept.includes(field));
    return newDoc(doc.events[0] as unknown as Opening<T>, Object.fromEntries(side) as never, context);
  }

  /** Stores a new record. A repeat with the same idempotency key gives the first one, as it was opened. */
  async function create(doc: Doc, context: Act<T>['context']): Promise<Doc> {
    try {
      await insert(doc as unknown as Raw);
      return doc;
    } catch (error) {
      const { idempotency } = doc;
      if (!idempotency || !isDuplicateKey(error)) throw error;
      const first = (await collection.findOne({
        'idempotency.key': idempotency.key,
      })) as unknown as Doc | null;
      if (!first) throw error;
      assertSameBody(first.idempotency, idempotency);
      return asOpened(first, context);
    }
  }

  /** What storing these events does to the document: one update, guarded by the version they were decided on. */
  function move(stored: Doc, events: readonly Event[], { key, context }: Pick<Act<T>, 'key' | 'context'>) {
    const before = stateOf(stored);
    let after = before;
    const entries: Logged<Event>[] = [];
    for (const event of events) {
      after = record.evolve(after, event);
      entries.push(chained(event, after.version, (entries.at(-1) ?? stored.events.at(-1))?.hash ?? '', key));
    }
    const changed = changes(before, after);
    const derived = own?.(after, { events, context, stored });
    if (derived) addDerived(changed, stored, derived);
    Object.assign(changed.$set, marks?.onAppend(entries));
    const { id: _, ...state } = after;
    const whole = { ...stored, ...state, ...derived, ...marks?.onAppend(entries) };
    const gone = Object.keys(changed.$unset);
    return {
      filter: { _id: stored._id, version: stored.version },
      update: { ...updateOf(changed), $push: { events: { $each: entries } } },
      after: {
        ...Object.fromEntries(Object.entries(whole).filter(([field]) => !gone.includes(field))),
        events: [...stored.events, ...entries],
      } as unknown as Doc,
    };
  }

  /** Appends events and stores what they make of the record. Throws CONFLICT when somebody was faster. */
  async function append(
    doc: Doc,
    events: readonly Event[],
    how: Pick<Act<T>, 'key' | 'context'>,
  ): Promise<Doc> {
    const { filter, update, after } = move(doc, events, how);
    const result = await collection.updateOne(filter, update);
    if (result.matchedCount === 0) throw conflict();
    return after;
  }

  const isAsSeen = (doc: Doc, version: number | undefined): boolean =>
    version === undefined ||
    (version <= doc.version && doc.events.every(({ seq, type }) => seq <= version || record.isQuiet(type)));

  async function decideAndAppend(given: Doc, command: RecordCommand<T>, act: Act<T>): Promise<Doc> {
    const { actor, now, version, key, context } = act;
    const step = { types: record.eventsOf(command.name), key, personId: actor.personId };
    for (let left = TRIES, doc = given; ; left -= 1) {
      // Whoever was faster may have been the same request, sent twice.
      if (isLogged(doc.events, step)) return doc;
      if (!isAsSeen(doc, version)) throw conflict();
      const decision = record.decide(stateOf(doc), command, actor, now, context);
      if (!decision.ok) throw asError(decision);
      try {
        return await append(doc, [decision.event], act);
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'CONFLICT') || left <= 1) throw error;
        doc = await reread(doc._id);
      }
    }
  }

  return {
    record,
    facts,
    stateOf,
    find,
    newDoc,
    create,
    append,
    /**
     * One action: decided, stored, and again while whoever was faster changed nothing the actor had seen. A repeat with
     * the key of an event already logged changes nothing. Throws the refusal in words, or CONFLICT.
     */
    act: (doc: Doc, command: RecordCommand<T>, act: Act<T>): Promise<Doc> =>
      facts && record.rowOf(command.name).fact
        ? facts.add(doc, command, act)
        : decideAndAppend(doc, command, act),
    /** Many records at once, each guarded by its own version; those that moved meanwhile stay. How many were moved. */
    async appendEach(
      moves: readonly { doc: Doc; events: readonly Event[] }[],
      context: Act<T>['context'],
    ): Promise<number> {
      if (moves.length === 0) return 0;
      const operations = moves.map(({ doc, events }) => {
        const { filter, update } = move(doc, events, { context });
        return { updateOne: { filter, update } };
      });
      return (await collection.bulkWrite(operations, { ordered: false })).matchedCount;
    },
    /** What is wrong with a stored record: a broken log, a state that is not its fold, facts that do not agree. */
    async faults(doc: Doc): Promise<string[]> {
      const broken = firstBreak(doc.events);
      const { counts: logged = {}, ...folded } = record.replay(String(doc._id), doc.events);
      const { counts: _, ...state } = stateOf(doc);
      return [
        ...(broken === undefined ? [] : [`the log breaks at event ${broken}`]),
        ...(isDeepStrictEqual(folded, state) ? [] : ['the state is not the fold of the log']),
        ...((await facts?.faults(doc, logged)) ?? []),
      ];
    },
  };
}

export type RecordStore<T extends RecordTypes, Side extends object = object> = ReturnType<
  typeof recordStore<T, Side>
>;
