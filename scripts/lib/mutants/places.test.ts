import { mutatedPatterns, pureFiles, testsOf } from './places';

test('a folder means every source in it, its tests left as they are', () => {
  const patterns = ['shared/src/ticket/**/*.ts', '!**/*.test.ts', '!**/testing/**'];
  expect(mutatedPatterns(['shared/src/ticket'])).toEqual(patterns);
  expect(mutatedPatterns(['shared/src/ticket/'])).toEqual(patterns);
});

test('a file, and some lines of one, can be named', () => {
  expect(mutatedPatterns(['shared/src/ticket/guards.ts', 'shared/src/kit/record.ts:10-20'])).toEqual(
    expect.arrayContaining(['shared/src/ticket/guards.ts', 'shared/src/kit/record.ts:10-20']),
  );
});

test('without a name the rules and the pure parts of the server are meant', () => {
  expect(mutatedPatterns([])).toEqual(expect.arrayContaining(['shared/src/**/*.ts']));
});

test('of what has changed only pure sources are mutated', () => {
  const pure = [
    'shared/src/words.ts',
    'bff/src/access/evidence.ts',
    'bff/src/suggestion/access.ts',
    'bff/src/suggestion/presentSuggestion.ts',
    'bff/src/ticket/present/timeline.ts',
  ];
  const others = [
    'shared/src/words.test.ts',
    'shared/src/testing/cast.ts',
    'bff/src/suggestion/store.ts',
    'bff/src/accessLog/rows.ts',
    'miniapp/src/access.ts',
    'README.md',
  ];
  expect(pureFiles([...pure, ...others])).toEqual(pure);
});

test('the tests beside what is mutated are asked, each folder’s once', () => {
  expect(
    testsOf(['shared/src/ticket/guards.ts', 'shared/src/ticket/deadline.ts:1-9', 'shared/src/score/']),
  ).toEqual(['<rootDir>/shared/src/ticket/**/*.test.ts', '<rootDir>/shared/src/score/**/*.test.ts']);
  expect(testsOf([])).toContain('<rootDir>/shared/src/**/*.test.ts');
});
