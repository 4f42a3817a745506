/** `npm run scores`: works all scores out anew from the tickets, and checks that no frozen month was touched. */
import { findAlteredMonth } from '@jsjb/bff/score/commands/freezeMonth';
import { recomputeScores } from '@jsjb/bff/score/commands/recomputeScores';
import { databaseHelp, runCommand } from '../lib/terminal/command';

const help = `Proves the scores: every ticket's contribution is worked out anew from its log and compared with what is
stored; what differs is mended, except in frozen months, whose hashes are checked instead.

  npm run scores -- recompute
  npm run scores -- verify        only the hashes of the frozen months

Ends with 1 when something was not as it should be.

${databaseHelp}`;

runCommand({
  name: 'scores',
  help,
  options: {},
  async run({ positionals: [verb = 'recompute'] }, deps) {
    await deps.ruleVersions.refresh();
    const altered = await findAlteredMonth(deps.models);
    console.log(
      altered
        ? `The frozen month ${altered} is not what was frozen.`
        : 'Every frozen month is what was frozen.',
    );
    if (verb === 'verify') return altered ? 1 : 0;
    const { tickets, differing, buckets } = await recomputeScores(deps);
    console.log(
      `${tickets} tickets worked out anew: ${differing} differed, ${buckets} sums differed; mended.`,
    );
    return altered || differing + buckets > 0 ? 1 : 0;
  },
});
