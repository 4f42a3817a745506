/** What a run of jest came to, read from the JSON it writes. Plain Node, like the runner. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

export const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** A skipped test has not passed: it counts as failed, and so does a file that cannot be loaded. */
export function countTests(report, code) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report;
  const failed = numFailedTests + (report.numRuntimeErrorTestSuites ?? 0) + numPendingTests + numTodoTests;
  const note = numPendingTests + numTodoTests > 0 ? 'skipped tests count as failed' : undefined;
  const broken = code !== 0 || numPassedTests + failed === 0;
  return { passed: numPassedTests, failed: failed === 0 && broken ? 1 : failed, note };
}

/** Every test file with its seconds; one that could not be loaded took no time. */
export const testFiles = ({ testResults = [] }, root) =>
  testResults
    .filter(({ startTime, endTime }) => endTime > startTime)
    .map(({ name, startTime, endTime }) => ({
      file: relative(root, name).replaceAll('\\', '/'),
      seconds: (endTime - startTime) / 1000,
    }));

/** The slowest files of all suites, the slowest first. */
export const slowest = (files, count = 10) =>
  [...files].sort((a, b) => b.seconds - a.seconds).slice(0, count);
