/** How Stryker is set up here: a copy of the sources, the pure unit tests, and for each mutant only those that reach it. */
import path from 'node:path';
import type { Stryker } from '@stryker-mutator/core';
import { mutatedPatterns, testsOf } from './places';

type Options = ConstructorParameters<typeof Stryker>[0];

export interface Choice {
  places: readonly string[];
  /** Folders whose tests are asked; those of the places otherwise. */
  tests?: readonly string[] | undefined;
  concurrency: number;
  /** Values made when a module is loaded too: every test has to run for each. */
  tables: boolean;
}

const FOLDER = '.cache/mutants';

export function strykerOptions({ places, tests, concurrency, tables }: Choice): Options {
  const named = places.length > 0 ? places.join('+').replaceAll(/[^\w+.-]/g, '-') : 'all';
  return {
    mutate: mutatedPatterns(places),
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    jest: {
      projectType: 'custom',
      configFile: 'scripts/lib/mutants/jest.config.cjs',
      config: { testMatch: testsOf(tests ?? places) },
      enableFindRelatedTests: true,
    },
    coverageAnalysis: 'perTest',
    ignoreStatic: !tables,
    incremental: true,
    incrementalFile: path.join(FOLDER, `${named}.json`),
    tempDirName: path.join(FOLDER, 'sandbox'),
    concurrency,
    // A busy machine is no endless loop.
    timeoutMS: 10_000,
    ignorePatterns: ['/miniapp', '/test', '/docs', '/.data', '/.cache', '/.git'],
    disableTypeChecks: false,
    logLevel: 'warn',
    reporters: ['clear-text', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    clearTextReporter: { logTests: false, reportTests: false, reportScoreTable: true, allowEmojis: false },
    allowConsoleColors: process.stdout.isTTY,
    thresholds: { high: 90, low: 70, break: null },
  } as Options;
}
