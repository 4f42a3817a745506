/**
 * Watches what an application sends to its database and reports every word outside the vocabulary, so that
 * what runs on the embedded server and what runs on MongoDB stay the same. Works with any server.
 */
import * as vocabulary from '../src/vocabulary';

/** The part of a driver's command-started event that is looked at. */
export interface StartedCommand {
  commandName: string;
  command: Readonly<Record<string, unknown>>;
}
type Note = (word: string) => void;
type Watch = (value: unknown, note: Note) => void;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** The fields of a plain document; values of BSON have none. */
function entriesOf(value: unknown): [string, unknown][] {
  if (value instanceof Map) return [...(value as Map<string, unknown>)];
  const isPlain =
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('_bsontype' in value);
  return isPlain && !(value instanceof Date) ? Object.entries(value) : [];
}

function refuseOthers(value: unknown, known: ReadonlySet<string>, note: Note): void {
  for (const [name] of entriesOf(value)) if (name.startsWith('$') && !known.has(name)) note(name);
}

const inFilter: Watch = (filter, note) => {
  refuseOthers(filter, vocabulary.queryOperators, note);
  if (filter instanceof RegExp && !filter.source.startsWith('^')) note('$regex without ^');
  for (const [name, value] of entriesOf(filter)) {
    if (name === '$regex' && typeof value === 'string' && !value.startsWith('^')) note('$regex without ^');
    if (name === '$eq') continue;
    for (const one of Array.isArray(value) ? value : [value]) inFilter(one, note);
  }
};

const inUpdate: Watch = (update, note) => {
  if (Array.isArray(update)) return inPipeline(update, note);
  refuseOthers(update, vocabulary.updateOperators, note);
  for (const [operator, fields] of entriesOf(update)) {
    for (const [, argument] of operator.startsWith('$') ? entriesOf(fields) : []) {
      if (operator === '$pull') inFilter(argument, note);
      if (operator === '$push' || operator === '$addToSet')
        refuseOthers(argument, vocabulary.pushModifiers, note);
    }
  }
};

const inExpression: Watch = (expression, note) => {
  refuseOthers(expression, new Set(), note);
  for (const one of listOf(expression)) inExpression(one, note);
  for (const [, value] of entriesOf(expression)) inExpression(value, note);
};

const inGroup: Watch = (spec, note) => {
  for (const [field, value] of entriesOf(spec)) {
    if (field === '_id') inExpression(value, note);
    else {
      refuseOthers(value, vocabulary.accumulators, note);
      for (const [, argument] of entriesOf(value)) inExpression(argument, note);
    }
  }
};

const inStage: Readonly<Record<string, Watch>> = {
  $match: inFilter,
  $group: inGroup,
  $set: inExpression,
  $addFields: inExpression,
  $project: inExpression,
};
const inPipeline: Watch = (pipeline, note) => {
  for (const stage of listOf(pipeline)) {
    refuseOthers(stage, vocabulary.stages, note);
    for (const [name, spec] of entriesOf(stage)) inStage[name]?.(spec, note);
  }
};

const every =
  (watch: Watch): Watch =>
  (list, note) =>
    listOf(list).forEach((one) => watch(one, note));

/** What a command, a statement or an index holds under each name. */
const inArgument: Readonly<Record<string, Watch>> = {
  filter: inFilter,
  query: inFilter,
  q: inFilter,
  partialFilterExpression: inFilter,
  arrayFilters: every(inFilter),
  u: inUpdate,
  pipeline: inPipeline,
  projection: inExpression,
  fields: inExpression,
  updates: every((statement, note) => inArguments(statement, note)),
  deletes: every((statement, note) => inArguments(statement, note)),
  indexes: every((index, note) => inArguments(index, note)),
  collation: (_value, note) => note('collation'),
};
const inArguments: Watch = (holder, note) => {
  for (const [name, value] of entriesOf(holder)) inArgument[name]?.(value, note);
};

/** Every word of one command that is not in the vocabulary. */
export function wordsOutside({ commandName, command }: StartedCommand): string[] {
  const found = new Set<string>();
  const note: Note = (word) => found.add(word);
  const known = vocabulary.dataCommands[commandName];
  if (!known && !vocabulary.sessionCommands.has(commandName)) note(commandName);
  for (const name of known ? Object.keys(command) : [])
    if (name !== commandName && !known?.has(name) && !vocabulary.commonArguments.has(name)) note(name);
  inArguments(command, note);
  if (commandName === 'findAndModify') inUpdate(command['update'], note);
  return [...found];
}

/** Anything that emits `commandStarted`: a MongoClient opened with `monitorCommands: true`. */
export interface Monitored {
  on(event: 'commandStarted', listener: (event: StartedCommand) => void): unknown;
}

/** Collects `command: word` for everything outside the list; ask `outside()` at the end of the tests. */
export function guardVocabulary(client: Monitored): { outside(): string[]; seen(): number } {
  const found = new Set<string>();
  let seen = 0;
  client.on('commandStarted', (event) => {
    seen++;
    for (const word of wordsOutside(event)) found.add(`${event.commandName}: ${word}`);
  });
  return { outside: () => [...found].sort(), seen: () => seen };
}
