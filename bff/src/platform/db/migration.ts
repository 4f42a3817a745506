/** What a migration is: a number, a name and steps, each of which may be repeated without harm. */
import { StartupError } from '../startupError';

/** A document as it lies in the database. */
export type Stored = Readonly<Record<string, unknown>> & { readonly _id: unknown };

/** Only what may be repeated: a field is set or removed. An element of an array is changed by setting the array. */
export interface Update {
  $set?: Readonly<Record<string, unknown>>;
  $unset?: Readonly<Record<string, ''>>;
}

/** Undefined when the document is as it should be; asked about a document it has changed, it answers undefined. */
export type Change = (doc: Stored) => Update | undefined;

export interface ChangeStep {
  kind: 'change';
  collection: string;
  change: Change;
}
export interface CopyStep {
  kind: 'copy';
  from: string;
  to: string;
}
export interface DropIndexStep {
  kind: 'dropIndex';
  collection: string;
  index: string;
}
export type Step = ChangeStep | CopyStep | DropIndexStep;

/** Walks a collection and updates each document for which `change` answers. */
export const changeDocuments = (step: Omit<ChangeStep, 'kind'>): ChangeStep => ({ kind: 'change', ...step });

/** Gives a collection another name: its documents are copied, compared, and the old collection is dropped. */
export const moveCollection = (step: Omit<CopyStep, 'kind'>): CopyStep => ({ kind: 'copy', ...step });

/** Drops an index by its name, for example `ticketId_1`. One that is not there is no error. */
export const dropIndex = (step: Omit<DropIndexStep, 'kind'>): DropIndexStep => ({
  kind: 'dropIndex',
  ...step,
});

export interface Migration {
  /** Never changed and never used again once it is released. */
  number: number;
  /** What it does, in a few words; shown in the log. */
  name: string;
  steps: readonly Step[];
}

/** Stops the start with one sentence that a person can act on. */
export class MigrationError extends StartupError {}

export function defineMigration(migration: Migration): Migration {
  const { number, name, steps } = migration;
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`A migration is numbered from 1: ${number} (${name})`);
  if (name.trim() === '') throw new Error(`Migration ${number} has no name`);
  if (steps.length === 0) throw new Error(`Migration ${number} (${name}) has no steps`);
  return migration;
}

/** Throws when the numbers of the list do not rise. */
export function checkOrder(migrations: readonly Migration[]): void {
  for (const [at, { number, name }] of migrations.entries()) {
    const before = migrations[at - 1];
    if (before && before.number >= number)
      throw new Error(`Migration ${number} (${name}) stands after ${before.number} (${before.name})`);
  }
}

export function describeStep(step: Step): string {
  if (step.kind === 'change') return `change documents in ${step.collection}`;
  if (step.kind === 'copy') return `rename ${step.from} to ${step.to}`;
  return `drop index ${step.index} of ${step.collection}`;
}
