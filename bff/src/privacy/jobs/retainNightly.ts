/** Once a night one of the servers removes what has been kept long enough, and finishes what an erasure left undone. */
import { DAY_MS, localDate, startOfDay } from '@jsjb/shared/calendar/calendar';
import type { Deps } from '../../deps';
import { finishErasures } from '../commands/eraseOwnData';
import { retain } from '../commands/retention';
import { inTurn } from '../../platform/scheduler/inTurn';
import { retentionOf } from '../../platform/personal/periods';

const HOUR_MS = 3600_000;
/** Three o'clock in the morning in China: nobody waits for an answer. */
const NIGHT_MS = 3 * HOUR_MS;

export function nextNight(at: Date): Date {
  const tonight = startOfDay(localDate(at)).getTime() + NIGHT_MS;
  return new Date(tonight > at.getTime() ? tonight : tonight + DAY_MS);
}

/** True when this server did it. */
export const retainNightly = (deps: Deps): Promise<boolean> =>
  inTurn(
    deps.models.schedule,
    { name: 'retention', now: deps.now, after: nextNight, leaseMs: 6 * HOUR_MS, retryMs: HOUR_MS },
    async () => {
      await finishErasures(deps);
      await retain(deps, retentionOf(deps.env), true);
    },
  );
