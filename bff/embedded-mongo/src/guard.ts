/**
 * Watches what an application sends to its database and reports every word outside the vocabulary, so that
 * what runs on the embedded server and what runs on MongoDB stay the same. Works with any server.
 */
import {
  accumulators,
  dataCommands,
  expressionOperators,
  pushModifiers,
  queryOperators,
  sessionCommands,
  stages,
  updateOperators,
} from './vocabulary';

/** The part of a driver's command-started event that is looked at. */
export interface StartedCommand {
  commandName: string;
  command: Readonly<Record<string, unknown>>;
}
type Note = (word: string) => void;

const isPlain = (value: unknown): value is Record<string, unknown> | Map<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !('_bsontype' in value) &&
  !(value instanceof Date);
const entriesOf = (value: unknown): [string, unknown][] =>
  value instanceof Map ? [...(value as Map<string, unknown>)] : isPlain(value) ? Object.entries(value) : [];
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function inFilter(filter: unknown, note: Note): void {
  if (filter instanceof RegExp && !filter.source.startsWith('^')) note('$regex without ^');
  for (const [name, value] of entriesOf(filter)) {
    if (name.startsWith('$') && !queryOperators.has(name)) note(name);
    if (name === '$regex' && !String(value instanceof RegExp ? value.source : value).startsWith('^'))
      note('$regex without ^');
    if (name !== '$eq' && name !== '$comment')
      for (const one of Array.isArray(value) ? value : [value]) inFilter(one, note);
  }
}

function inUpdate(update: unknown, note: Note): void {
  if (Array.isArray(update)) return inPipeline(update, note);
  for (const [operator, fields] of entriesOf(update)) {
    if (!operator.startsWith('$')) return;
    if (!updateOperators.has(operator)) note(operator);
    for (const [, argument] of entriesOf(fields)) {
      if (operator === '$pull') inFilter(argument, note);
      if (operator !== '$push' && operator !== '$addToSet') continue;
      for (const [modifier] of entriesOf(argument))
        if (modifier.startsWith('$') && !pushModifiers.has(modifier)) note(modifier);
    }
  }
}

function inExpression(expression: unknown, note: Note): void {
  if (Array.isArray(expression)) for (const one of expression) inExpression(one, note);
  for (const [name, value] of entriesOf(expression)) {
    if (name.startsWith('$') && !expressionOperators.has(name)) note(name);
    if (name !== '$literal') inExpression(value, note);
  }
}

function inPipeline(pipeline: unknown, note: Note): void {
  for (const [stage, spec] of listOf(pipeline).flatMap(entriesOf)) {
    if (!stages.has(stage)) note(stage);
    else if (stage === '$match') inFilter(spec, note);
    else if (stage === '$facet') for (const [, inner] of entriesOf(spec)) inPipeline(inner, note);
    else if (stage === '$group') {
      for (const [field, value] of entriesOf(spec)) {
        if (field === '_id') inExpression(value, note);
        else {
          for (const [accumulator, argument] of entriesOf(value)) {
            if (!accumulators.has(accumulator)) note(accumulator);
            inExpression(argument, note);
          }
        }
      }
    } else if (stage === '$set' || stage === '$addFields' || stage === '$project') inExpression(spec, note);
  }
}

/** Every word of one command that is not in the vocabulary. */
export function wordsOutside({ commandName, command }: StartedCommand): string[] {
  const words = new Set<string>();
  const note: Note = (word) => words.add(word);
  if (!dataCommands.has(commandName) && !sessionCommands.has(commandName)) note(commandName);
  if ('startTransaction' in command) note('startTransaction');
  if (command['collation'] !== undefined) note('collation');
  inFilter(command['filter'] ?? command['query'], note);
  inPipeline(command['pipeline'], note);
  inExpression(command['projection'] ?? command['fields'], note);
  if (command['update'] !== undefined && commandName === 'findAndModify') inUpdate(command['update'], note);
  for (const filter of listOf(command['arrayFilters'])) inFilter(filter, note);
  for (const statement of [...listOf(command['updates']), ...listOf(command['deletes'])]) {
    const { q, u, arrayFilters, collation } = Object.fromEntries(entriesOf(statement));
    inFilter(q, note);
    inUpdate(u, note);
    for (const filter of listOf(arrayFilters)) inFilter(filter, note);
    if (collation !== undefined) note('collation');
  }
  for (const index of listOf(command['indexes'])) {
    const { partialFilterExpression, collation } = Object.fromEntries(entriesOf(index));
    inFilter(partialFilterExpression, note);
    if (collation !== undefined) note('collation');
  }
  return [...words];
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
