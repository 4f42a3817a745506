/** The lives of suggestions and of rewards, drawn from their tables for docs/suggestions.md. */
import { join, resolve } from 'node:path';
import type { Role } from '@jsjb/shared/people/role';
import { rewardActions, rewardEnds, rewardRow } from '@jsjb/shared/reward/lifecycle';
import { rewardStatuses } from '@jsjb/shared/reward/reward';
import { rewardActionWords, rewardStatusWords } from '@jsjb/shared/reward/words';
import { suggestionActions, suggestionEnds, suggestionRow } from '@jsjb/shared/suggestion/lifecycle';
import { suggestionStatuses } from '@jsjb/shared/suggestion/suggestion';
import { suggestionActionWords, suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { arrowsOf, type Transition } from '@jsjb/shared/transition';
import { roleWords } from '@jsjb/shared/words';

export const SUGGESTIONS_FILE = join(resolve(__dirname, '../../..'), 'docs', 'suggestions.md');

interface Life {
  statuses: readonly string[];
  statusWords: Readonly<Record<string, string>>;
  start: string;
  begins: string;
  ends: readonly string[];
  actions: readonly string[];
  actionWords: Readonly<Record<string, string>>;
  rowOf: (action: string) => Transition<string, string>;
}

const roleName = (role: string): string => (role === 'system' ? '系统' : roleWords[role as Role]);
const line = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function drawing({ statuses, statusWords, start, begins, ends, actions, actionWords, rowOf }: Life): string {
  const between = new Map<string, string[]>();
  for (const action of actions) {
    for (const [from, to] of arrowsOf(rowOf(action))) {
      const arrow = `${from} --> ${to}`;
      between.set(arrow, [...(between.get(arrow) ?? []), actionWords[action] ?? action]);
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.map((status) => `  state "${statusWords[status]}" as ${status}`),
    `  [*] --> ${start} : ${begins}`,
    ...[...between].map(([arrow, names]) => `  ${arrow} : ${[...new Set(names)].join('、')}`),
    ...ends.map((status) => `  ${status} --> [*]`),
    '```',
  ].join('\n');
}

function table({ statusWords, actions, actionWords, rowOf }: Life): string {
  const list = (statuses: readonly string[]): string =>
    statuses.map((status) => statusWords[status] ?? '—').join('、');
  return [
    line('Action', 'Name', 'From', 'To', 'By'),
    line(...Array<string>(5).fill('---')),
    ...actions.map((action) => {
      const { from, to, by } = rowOf(action);
      const people = Object.keys(by).map(roleName).join('、');
      return line(actionWords[action] ?? action, `\`${action}\``, list(from), list(to), people);
    }),
  ].join('\n');
}

// The tables are keyed by their own names; here any life is drawn alike.
const suggestions: Life = {
  statuses: suggestionStatuses,
  statusWords: suggestionStatusWords,
  start: 'submitted',
  begins: '提建议',
  ends: suggestionEnds,
  actions: suggestionActions,
  actionWords: suggestionActionWords,
  rowOf: suggestionRow as Life['rowOf'],
};
const rewards: Life = {
  statuses: rewardStatuses,
  statusWords: rewardStatusWords,
  start: 'proposed',
  begins: '申请奖励',
  ends: rewardEnds,
  actions: rewardActions,
  actionWords: rewardActionWords,
  rowOf: rewardRow as Life['rowOf'],
};

export const drawSuggestions = (): string => `# The lives of a suggestion and of its reward

Generated from \`shared/src/suggestion/lifecycle.ts\` and \`shared/src/reward/lifecycle.ts\` by \`npm run diagram\`; do not
edit by hand. The same tables drive the API, the buttons on the phone and the tests. A dash under “To” leaves the status
as it is.

## Suggestion (人民建议)

${drawing(suggestions)}

${table(suggestions)}

## Reward

${drawing(rewards)}

${table(rewards)}

Who proposed a reward, approved it before, or gets it, does not judge it. The number of a bill is derived from the reward
and the attempt and stored before the platform is asked; an answer that was lost is asked for again under the same number.
`;
