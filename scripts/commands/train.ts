/**
 * Learns a suggester from a labelled file (id, title, at, body, category) and writes it as one file:
 *   npm run train -- messages.jsonl [more.jsonl …] --out model.bin
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serialise } from '../../bff/src/dispatch/advice/codec';
import { predict, trainModel } from '../../bff/src/dispatch/advice/model';
import { labelledMessage } from '../lib/labelled/labelledMessage';
import { FileFault, readRows, runCommand } from '../lib/labelled/messageFile';

/** Messages asked again to see how long an answer takes. */
const TIMED = 1000;
const usage = 'usage: npm run train -- <file.jsonl> [more.jsonl …] --out <model.bin>';

function readArguments(): { files: string[]; out: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { out: { type: 'string', default: 'advice-model.bin' } },
    });
    if (positionals.length === 0) throw new FileFault(usage);
    return { files: positionals, out: values.out };
  } catch (fault) {
    throw fault instanceof FileFault
      ? fault
      : new FileFault(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
  }
}

runCommand(() => {
  const { files, out } = readArguments();
  const rows = files.flatMap((file) => readRows(file, labelledMessage));
  const started = performance.now();
  const model = trainModel(rows.map(({ title, body, category }) => ({ title, text: body, label: category })));
  const bytes = serialise(model);
  try {
    writeFileSync(out, bytes);
  } catch (cause) {
    throw new FileFault(`${out}: cannot write: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${out}: ${model.trainedOn} messages, ${model.labels.length} labels, ${(bytes.length / 1e6).toFixed(2)} MB, ${seconds} s`,
  );
  const times = rows
    .slice(0, TIMED)
    .map(({ title, body }) => {
      const before = performance.now();
      predict(model, { title, body });
      return performance.now() - before;
    })
    .sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2);
  console.log(`asked: median ${at(0.5)} ms a message, 95 % within ${at(0.95)} ms`);
});
