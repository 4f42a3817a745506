/** `npm run diagram`: draws the lives of a ticket, a suggestion and a reward from their tables into docs/. */
import { writeFileSync } from 'node:fs';
import { drawSuggestions, SUGGESTIONS_FILE } from '../lib/diagram/suggestionDiagram';
import { DIAGRAM_FILE, drawLifecycle } from '../lib/diagram/lifecycle';

writeFileSync(DIAGRAM_FILE, drawLifecycle());
writeFileSync(SUGGESTIONS_FILE, drawSuggestions());
console.log('docs/lifecycle.md and docs/suggestions.md are up to date.');
