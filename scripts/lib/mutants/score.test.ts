import { scoreLine } from './score';

const mutants = (status: string, count: number) => Array.from({ length: count }, () => ({ status }));

test('the score is the share that a test has noticed, endless loops among them', () => {
  expect(
    scoreLine([
      ...mutants('Killed', 5),
      ...mutants('Timeout', 1),
      ...mutants('Survived', 1),
      ...mutants('NoCoverage', 1),
    ]),
  ).toBe('mutation score 0.75 killed 6 survived 1 no coverage 1');
});

test('what was left out or could not run changes nothing', () => {
  const line = scoreLine([...mutants('Killed', 1), ...mutants('Ignored', 9), ...mutants('CompileError', 9)]);
  expect(line).toBe('mutation score 1.00 killed 1 survived 0 no coverage 0');
});
