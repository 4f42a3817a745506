/** Hands a training task to a child process and waits for the model, without holding up anybody else. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkSibling } from '../../platform/forkSibling';
import type { TrainingResult, TrainingTask } from './trainingChild';

/** 20 000 messages take a few minutes on one slow core. */
const TIME_LIMIT_MS = 20 * 60_000;

function run(file: string, signal?: AbortSignal): Promise<TrainingResult> {
  return new Promise((resolve, reject) => {
    const child = forkSibling(__filename, 'trainingChild', [file], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      timeout: TIME_LIMIT_MS,
      ...(signal ? { signal } : {}),
    });
    child.once('message', (result: TrainingResult) => resolve(result));
    child.once('error', reject);
    child.once('exit', (code, killed) => reject(new Error(`training ended early (${killed ?? code})`)));
  });
}

/** Rejects when the child fails, takes too long or is aborted; nothing is left behind. */
export async function trainInChild(
  task: TrainingTask,
  signal?: AbortSignal,
): Promise<{ bytes: Buffer; trainedOn: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'jsjb-train-'));
  try {
    const file = join(folder, 'task.json');
    await writeFile(file, JSON.stringify(task));
    const { bytes, trainedOn } = await run(file, signal);
    return { bytes: Buffer.from(bytes, 'base64'), trainedOn };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
