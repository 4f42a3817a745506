/** What a step is given to run. */
import type { mongo } from 'mongoose';
import type { StepState } from './migrationRecords';

export interface StepRun {
  db: mongo.Db;
  batchSize: number;
  /** Where the step stands; the step itself moves it on. */
  state: StepState;
  /** Stores the state. Throws when another server has taken over. */
  save(): Promise<void>;
}
