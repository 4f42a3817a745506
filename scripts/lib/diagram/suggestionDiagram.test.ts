/** The diagrams of suggestions and rewards in the docs show the lives as they are. */
import { readFileSync } from 'node:fs';
import { rewardActions } from '@jsjb/shared/reward/lifecycle';
import { suggestionActions } from '@jsjb/shared/suggestion/lifecycle';
import { drawSuggestions, SUGGESTIONS_FILE } from './suggestionDiagram';

const stored = readFileSync(SUGGESTIONS_FILE, 'utf8');

test('the diagrams in the docs are current', () => {
  if (stored !== drawSuggestions())
    throw new Error('docs/suggestions.md is out of date: refresh it with `npm run diagram` and commit it.');
});

test.each([...suggestionActions, ...rewardActions])('the tables of the docs show %s', (action) => {
  expect(stored).toContain(`\`${action}\``);
});
