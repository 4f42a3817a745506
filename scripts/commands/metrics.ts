/** `npm run metrics`: counts every record anew for each metric that a feature declares, and mends what differs. */
import { features } from '@jsjb/bff/features';
import { metricsOf } from '@jsjb/bff/platform/features/derive';
import { recount } from '@jsjb/bff/platform/projections/metrics';
import { databaseHelp, runCommand } from '../lib/terminal/command';

const help = `Counts every record anew for each metric that a feature declares, and mends what is stored differently. May run
beside a serving server. Ends with 1 when something was not as it should be.

  npm run metrics

${databaseHelp}`;

runCommand({
  name: 'metrics',
  help,
  options: {},
  async run(_, { models }) {
    const metrics = metricsOf(features);
    if (metrics.length === 0) console.log('No feature declares a metric.');
    let wrong = 0;
    for (const metric of metrics) {
      const { records, differing, buckets } = await recount(metric, models);
      console.log(
        `${metric.name}: ${records} records, ${differing} differed, ${buckets} sums differed; mended.`,
      );
      wrong += differing + buckets;
    }
    return wrong > 0 ? 1 : 0;
  },
});
