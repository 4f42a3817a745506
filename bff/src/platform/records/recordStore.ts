/**
 * The store of one kind of record, and its only writer: a state and the event that led to it are stored in one update
 * guarded by the version, or not at all. It knows no feature; what differs is in the options.
 */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Opening, RecordCommand, RecordEvent, RecordTypes } from '@jsjb/shared/kit/terms';
import { asError } from '@jsjb/shared/kit/refusal';
import { asLogged } from '@jsjb/shared/kit/role';
import { actingInTurn } from './actInTurn';
import { batched } from './batch';
import { draftOf, moveOf, withEvent, type Move } from './draft';
import { chained, firstBreak, isLogged } from './eventLog';
import { factStore, type FactStore } from './factStore';
import { assertSameBody, type Idempotency } from './idempotency';
import { Types, type Model } from 'mongoose';
import { rawOf, type FactDoc, type Raw, type RecordDoc, type RecordId } from './recordDoc';
import { stateReader, storeFields } from './stateReader';
import { isDuplicateKey, storingNew } from './storeNew';
import type { Act, RecordStoreOptions, StoreParts } from './storeParts';
import { factUnder, logUnder, readThrough } from './upcastReads';

function storeOf<T extends RecordTypes, Side extends object>(options: RecordStoreOptions<T, Side>) {
  type Doc = RecordDoc<T, Side>;
  type Event = RecordEvent<T>;
  const { record, model, facts: factModel, upcaster, beside, own, marks } = options;
  const collection = rawOf(model);
  const kept = [...storeFields, ...Object.keys(beside)];
  if (upcaster) {
    readThrough(model, logUnder(upcaster));
    if (factModel) readThrough(factModel, factUnder(upcaster));
  }

  const stateOf = stateReader<T, Side>(beside);
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
    opening: Opening<T>,
    { _id = new Types.ObjectId(), ...side }: Partial<Side> & { _id?: RecordId; idempotency?: Idempotency },
    context: Act<T>['context'],
  ): Doc {
    const event = { ...opening, by: asLogged(opening.by) };
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
      marks?.onStored?.(doc);
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

  const draft = (doc: Doc, events: readonly Event[], key?: string) =>
    events.reduce((before, event) => withEvent(before, event, parts, key), draftOf(doc, parts));

  /** What storing these events does to the document; nothing is stored yet. */
  const planned = (doc: Doc, events: readonly Event[], { key, context }: Pick<Act<T>, 'key' | 'context'>) =>
    moveOf(draft(doc, events, key), parts, context);

  async function write({ filter, update, after }: Move<T, Side>): Promise<boolean> {
    const result = await collection.updateOne(filter, update);
    if (result.matchedCount === 0) return false;
    marks?.onStored?.(after);
    return true;
  }

  /** Appends events and stores what they make of the record. Throws CONFLICT when somebody was faster. */
  async function append(
    doc: Doc,
    events: readonly Event[],
    how: Pick<Act<T>, 'key' | 'context'>,
  ): Promise<Doc> {
    const move = planned(doc, events, how);
    if (!(await write(move))) throw conflict();
    return move.after;
  }

  const inTurn = actingInTurn(parts, write, conflict);

  return {
    record,
    facts,
    stateOf,
    find,
    newDoc,
    create,
    planned,
    append,
    /**
     * One action: decided, stored, and again while whoever was faster changed nothing the actor had seen. A repeat with
     * the key of an event already logged changes nothing. Throws the refusal in words, or CONFLICT.
     */
    act: (doc: Doc, command: RecordCommand<T>, act: Act<T>): Promise<Doc> =>
      facts && record.rowOf(command.name).fact ? facts.add(doc, command, act) : inTurn(doc, command, act),
    /** One action on the record just as it is in hand. Throws the refusal in words, or CONFLICT. */
    async actOnce(doc: Doc, command: RecordCommand<T>, act: Omit<Act<T>, 'version'>): Promise<Doc> {
      const decision = record.decide(stateOf(doc), command, act.actor, act.now, act.context);
      if (!decision.ok) throw asError(decision);
      return append(doc, [decision.event], act);
    },
    /** This step stands in the log already, sent with the same key. Throws when the key was used for another one. */
    isRepeated: (
      { events }: Doc,
      { name }: Pick<RecordCommand<T>, 'name'>,
      { actor, key }: Pick<Act<T>, 'actor' | 'key'>,
    ): boolean => isLogged(events, { types: record.eventsOf(name), key, personId: actor.personId }),
    /** Many records at once, each guarded by its own version; those that moved meanwhile stay. How many were moved. */
    async appendEach(
      moves: readonly { doc: Doc; events: readonly Event[] }[],
      context: Act<T>['context'],
    ): Promise<number> {
      if (moves.length === 0) return 0;
      const all = moves.map(({ doc, events }) => planned(doc, events, { context }));
      const operations = all.map(({ filter, update }) => ({ updateOne: { filter, update } }));
      const { matchedCount } = await collection.bulkWrite(operations, { ordered: false });
      for (const { after } of all) marks?.onStored?.(after);
      return matchedCount;
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
  typeof storeOf<T, Side>
>;

type WithFacts<T extends RecordTypes, Side extends object> = RecordStore<T, Side> & {
  facts: FactStore<T, Side>;
};
export function recordStore<T extends RecordTypes, Side extends object = object>(
  options: RecordStoreOptions<T, Side> & { facts: Model<FactDoc> },
): WithFacts<T, Side>;
export function recordStore<T extends RecordTypes, Side extends object = object>(
  options: RecordStoreOptions<T, Side>,
): RecordStore<T, Side>;
export function recordStore<T extends RecordTypes, Side extends object = object>(
  options: RecordStoreOptions<T, Side>,
): RecordStore<T, Side> {
  return storeOf(options);
}
