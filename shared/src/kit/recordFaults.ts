/** The start-up proof of a record: its life, and that every row, event, guard and relation meets its counterpart. */
import { lifeFaults } from './lifeTable';
import type { RecordDefinition } from './definition';
import type { AnyRow, RecordTypes } from './terms';

const differing = (given: readonly string[], wanted: ReadonlySet<string>): string[] =>
  given.filter((each) => !wanted.has(each));

export function recordFaults<T extends RecordTypes>(definition: RecordDefinition<T>): string[] {
  const { name, statuses, start, ends, opening } = definition;
  const rows = definition.life as Record<string, AnyRow>;
  const guards: Partial<Record<string, unknown>> = definition.guards ?? {};
  const made = new Set<string>();
  const facts = new Set<string>();
  const faults: string[] = [];
  for (const [action, row] of Object.entries(rows)) {
    const types = row.makes ?? (row.event === undefined ? [] : [row.event]);
    if (types.length === 0) faults.push(`${action}: leaves no event`);
    if (row.makes && !guards[action]) faults.push(`${action}: no guard makes its event`);
    for (const relation of new Set(Object.values(row.by)))
      if (!Object.hasOwn(definition.relations, relation))
        faults.push(`${action}: unknown relation ${relation}`);
    for (const type of types) {
      if (type === opening) faults.push(`${action}: ${type} opens a record`);
      if (facts.has(type) || (row.fact && made.has(type)))
        faults.push(`${action}: ${type} is another one's fact`);
      if (row.fact) facts.add(type);
      made.add(type);
    }
  }
  const folded = new Set(Object.keys(definition.folds).filter((type) => !facts.has(type)));
  const inLog = [...made].filter((type) => !facts.has(type) && type !== opening);
  return [
    ...new Set([
      ...lifeFaults({ name, statuses, start, ends, rows }),
      ...faults,
      ...differing(inLog, folded).map((type) => `${type}: no fold`),
      ...differing([...folded], new Set(inLog)).map((type) => `${type}: no action leads to it`),
    ]),
  ];
}
