/** The list of words and what the server implements are the same. */
import { Command } from './commands/command';
import { commands } from './engine';
import { logical, queryOperators } from './language/filter';
import { accumulators, stages } from './language/stages';
import { updateOperators } from './language/update';
import * as vocabulary from './vocabulary';

const listed = (list: ReadonlySet<string>) => [...list].sort();
const implemented = (...tables: object[]) => tables.flatMap(Object.keys).sort();

test.each([
  [
    'command',
    [...listed(vocabulary.sessionCommands), ...Object.keys(vocabulary.dataCommands)].sort(),
    implemented(commands),
  ],
  ['query operator', listed(vocabulary.queryOperators), implemented(queryOperators, logical)],
  ['update operator', listed(vocabulary.updateOperators), implemented(updateOperators)],
  ['stage', listed(vocabulary.stages), implemented(stages)],
  ['accumulator', listed(vocabulary.accumulators), implemented(accumulators)],
])('every %s on the list is implemented, and none besides', (_kind, list, table) => {
  expect(list).toEqual(table);
});

test('every modifier of $push on the list does something', () => {
  const push = (argument: Map<string, unknown>) =>
    updateOperators['$push']?.(argument as never).change([1, 2]);
  const each: [string, unknown] = ['$each', [3]];
  const results = [...vocabulary.pushModifiers].map((name) =>
    push(new Map([each, [name, name === '$each' ? [4] : 0]])),
  );
  expect(results).toEqual([[1, 2, 4], []]);
  expect(() => push(new Map([each, ['$sort', 1]]))).toThrow('$sort');
});

test('an argument that is not on the list is refused by every command that carries data', () => {
  for (const [name, known] of Object.entries(vocabulary.dataCommands)) {
    for (const argument of [...known, ...vocabulary.commonArguments]) {
      const harmless = new Command(
        new Map<string, null>([
          [name, null],
          [argument, null],
        ]),
      );
      expect(() => harmless.refuseOutside()).not.toThrow();
    }
    const odd = new Command(
      new Map<string, null>([
        [name, null],
        ['unheardOf', null],
      ]),
    );
    expect(() => odd.refuseOutside()).toThrow(`${name}.unheardOf`);
  }
});
