/** The diagram in the docs shows the life cycle as it is. */
import { readFileSync } from 'node:fs';
import { actionNames, lifecycle } from '@jsjb/shared/ticket/lifecycle';
import { ticketStatuses } from '@jsjb/shared/ticket/ticket';
import { actionWords } from '@jsjb/shared/ticket/words';
import { DIAGRAM_FILE, drawLifecycle } from './lifecycle';

const stored = readFileSync(DIAGRAM_FILE, 'utf8');

test('the diagram in the docs is current', () => {
  if (stored !== drawLifecycle()) {
    throw new Error('docs/lifecycle.md is out of date: refresh it with `npm run diagram` and commit it.');
  }
});

test.each(ticketStatuses)('the diagram names %s and an arrow into it', (status) => {
  expect(stored).toContain(`as ${status}\n`);
  expect(stored).toMatch(new RegExp(`--> ${status} : `));
});

test.each(actionNames)('the diagram and the table of the docs show %s', (action) => {
  expect(stored).toContain(`| ${actionWords[action]} | \`${action}\` |`);
  const moves = lifecycle[action].to.filter((status) => status !== 'same');
  for (const to of moves) expect(stored).toMatch(new RegExp(`--> ${to} : .*${actionWords[action]}`));
});

test('a status that cannot be drawn would break the picture: names are plain words', () => {
  expect([...ticketStatuses, ...Object.keys(lifecycle)].filter((name) => !/^[a-zA-Z]+$/.test(name))).toEqual(
    [],
  );
});
