/** How much stands under supervision (督办), level by level, in what the reader may list. */
import { superviseLevels, type SuperviseLevel } from '@jsjb/shared/ticket/ticket';
import { lightFilter, type TicketModel } from '../../ticket';

export interface Supervised {
  level: SuperviseLevel;
  open: number;
  overdue: number;
}

/** Supervised tickets are few: each count is a short range of their own index. */
export const countSupervised = (tickets: TicketModel, scope: string, now: Date): Promise<Supervised[]> =>
  Promise.all(
    superviseLevels.map(async (level) => {
      const here = { 'list.supervised': level, 'list.scopes': scope };
      const [open, overdue] = await Promise.all([
        tickets.countDocuments(here),
        tickets.countDocuments({ ...here, ...lightFilter('red', now) }),
      ]);
      return { level, open, overdue };
    }),
  );
