/** A life drawn from its table, for the docs: the picture and the table of its actions. */
import type { RecordKind } from '@jsjb/shared/kit/definition';
import type { RecordTypes } from '@jsjb/shared/kit/terms';
import type { Role } from '@jsjb/shared/kit/role';
import { roleWords } from '@jsjb/shared/org/words';

export interface LifeWords {
  statuses: Readonly<Record<string, string>>;
  actions: Readonly<Record<string, string>>;
  /** How it begins. */
  begins: string;
}

const roleName = (role: string): string => (role === 'system' ? '系统' : roleWords[role as Role]);
const line = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** From status to status, all the actions that lead there on one arrow. */
export function drawing<T extends RecordTypes>(record: RecordKind<T>, words: LifeWords): string {
  const { statuses, start, ends } = record.definition;
  const between = new Map<string, string[]>();
  for (const { action, from, to } of record.arrows) {
    const arrow = `${from} --> ${to}`;
    between.set(arrow, [...(between.get(arrow) ?? []), words.actions[action] ?? action]);
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.map((status) => `  state "${words.statuses[status]}" as ${status}`),
    `  [*] --> ${start} : ${words.begins}`,
    ...[...between].map(([arrow, names]) => `  ${arrow} : ${[...new Set(names)].join('、')}`),
    ...ends.map((status) => `  ${status} --> [*]`),
    '```',
  ].join('\n');
}

/** `told`: with a column that says whether the requester is told. */
export function table<T extends RecordTypes>(
  record: RecordKind<T>,
  words: LifeWords,
  { told = false } = {},
): string {
  const list = (statuses: readonly string[]): string =>
    statuses.map((status) => words.statuses[status] ?? '—').join('、');
  const heads = ['Action', 'Name', 'From', 'To', 'By', ...(told ? ['Requester is told'] : [])];
  const rows = record.actions.map((action) => {
    const { from, to, by, tellsRequester } = record.rowOf(action);
    const people = Object.keys(by).map(roleName).join('、');
    return line(
      words.actions[action] ?? action,
      `\`${action}\``,
      list(from),
      list(to),
      people,
      ...(told ? [tellsRequester ? '是' : ''] : []),
    );
  });
  return [line(...heads), line(...heads.map(() => '---')), ...rows].join('\n');
}
