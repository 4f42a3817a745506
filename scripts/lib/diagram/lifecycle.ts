/** The life of a ticket, drawn from its table for docs/lifecycle.md. */
import { join, resolve } from 'node:path';
import type { Role } from '@jsjb/shared/people/role';
import {
  actionNames,
  arrowsOf,
  finalStatuses,
  transitionOf,
  type ActionName,
} from '@jsjb/shared/ticket/lifecycle';
import { ticketStatuses, type TicketStatus } from '@jsjb/shared/ticket/ticket';
import { actionWords, roleWords, statusWords } from '@jsjb/shared/words';

export const DIAGRAM_FILE = join(resolve(__dirname, '../../..'), 'docs', 'lifecycle.md');

const roleName = (role: string): string => (role === 'system' ? '系统' : roleWords[role as Role]);
const words = (actions: readonly ActionName[]): string =>
  actions.map((action) => actionWords[action]).join('、');

/** From status to status, all the actions that lead there on one arrow. */
function arrows(): string[] {
  const between = new Map<string, ActionName[]>();
  for (const action of actionNames) {
    for (const [from, to] of arrowsOf(transitionOf(action))) {
      const arrow = `${from} --> ${to}`;
      between.set(arrow, [...(between.get(arrow) ?? []), action]);
    }
  }
  return [...between].map(([arrow, actions]) => `  ${arrow} : ${words(actions)}`);
}

const drawing = (): string =>
  [
    'stateDiagram-v2',
    ...ticketStatuses.map((status) => `  state "${statusWords[status]}" as ${status}`),
    '  [*] --> submitted : 提交',
    ...arrows(),
    ...finalStatuses.map((status) => `  ${status} --> [*]`),
  ].join('\n');

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const list = (statuses: readonly string[]): string =>
  statuses.map((status) => (status === 'same' ? '—' : statusWords[status as TicketStatus])).join('、');

function table(): string {
  const rows = actionNames.map((action) => {
    const { from, to, by, tellsRequester } = transitionOf(action);
    const people = Object.keys(by).map(roleName).join('、');
    return row(
      actionWords[action],
      `\`${action}\``,
      list(from),
      list(to),
      people,
      tellsRequester ? '是' : '',
    );
  });
  return [
    row('Action', 'Name', 'From', 'To', 'By', 'Requester is told'),
    row(...Array<string>(6).fill('---')),
    ...rows,
  ].join('\n');
}

export const drawLifecycle = (): string => `# The life of a ticket

Generated from the transition table in \`shared/src/ticket/lifecycle.ts\` by \`npm run diagram\`; do not edit by hand.
The same table drives the API, the buttons on the phone and the tests. What else must hold for an action (who leads,
whether a petition is pending, whether the requester was contacted) stands in \`shared/src/ticket/guards.ts\`.

\`\`\`mermaid
${drawing()}
\`\`\`

A dash under “To” leaves the status as it is.

${table()}
`;
