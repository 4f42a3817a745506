/** Learns in a process of its own: training takes seconds to minutes and must not hold up a request. */
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { serialise } from './codec';
import { trainModel, type Example } from './model';

export interface TrainingTask {
  examples: Example[];
  ownWords: Record<string, readonly string[]>;
}
export interface TrainingResult {
  /** The model, base64. */
  bytes: string;
  trainedOn: number;
}

const [, , file] = process.argv;
if (!file || !process.send) throw new Error('trainingChild is started by trainInChild');
setPriority(10);
const { examples, ownWords } = JSON.parse(readFileSync(file, 'utf8')) as TrainingTask;
const model = trainModel(examples, { ownWords });
const result: TrainingResult = {
  bytes: Buffer.from(serialise(model)).toString('base64'),
  trainedOn: model.trainedOn,
};
process.send(result, () => process.disconnect());
