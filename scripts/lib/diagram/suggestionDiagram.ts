/** The lives of suggestions and of rewards, drawn from their tables for docs/suggestions.md. */
import { join, resolve } from 'node:path';
import { rewardRecord } from '@jsjb/shared/reward/record';
import { rewardActionWords, rewardStatusWords } from '@jsjb/shared/reward/words';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import { suggestionActionWords, suggestionStatusWords } from '@jsjb/shared/suggestion/words';
import { drawing, table, type LifeWords } from './drawLife';

export const SUGGESTIONS_FILE = join(resolve(__dirname, '../../..'), 'docs', 'suggestions.md');

const ofSuggestions: LifeWords = {
  statuses: suggestionStatusWords,
  actions: suggestionActionWords,
  begins: '提建议',
};
const ofRewards: LifeWords = { statuses: rewardStatusWords, actions: rewardActionWords, begins: '申请奖励' };

export const drawSuggestions = (): string => `# The lives of a suggestion and of its reward

Generated from \`shared/src/suggestion/lifecycle.ts\` and \`shared/src/reward/lifecycle.ts\` by \`npm run diagram\`; do not
edit by hand. The same tables drive the API, the buttons on the phone and the tests. A dash under “To” leaves the status
as it is.

## Suggestion (人民建议)

${drawing(suggestionRecord, ofSuggestions)}

${table(suggestionRecord, ofSuggestions)}

## Reward

${drawing(rewardRecord, ofRewards)}

${table(rewardRecord, ofRewards)}

Who proposed a reward, approved it before, or gets it, does not judge it. The number of a bill is derived from the reward
and the attempt and stored before the platform is asked; an answer that was lost is asked for again under the same number.
`;
