/** What the centre sent where and nobody gave back: the examples to learn from. */
import type { Models } from '../../deps';
import type { HistoryDoc } from '../store/dispatchModels';
import type { TicketDoc } from '../../ticket';
import { maxExamples } from '../advice/model';
import { confirmedUnitOf } from './similarClosed';

export interface ConfirmedDispatch {
  text: string;
  title?: string;
  category: string;
  unitId: string;
}

/** A ticket counts once it is closed: until then it may still be returned. Confidential matters teach nobody. */
const CONFIRMED = { status: 'closed', category: { $exists: true }, confidential: false } as const;

export const countConfirmed = async ({ tickets, history }: Models): Promise<number> =>
  (await tickets.countDocuments(CONFIRMED)) + (await history.countDocuments());

/** Oldest first, at most as many as training reads. */
export async function confirmedDispatches({ tickets, history }: Models): Promise<ConfirmedDispatch[]> {
  const closed = await tickets
    .find(CONFIRMED)
    .select({ content: 1, category: 1, legs: 1 })
    .sort({ _id: -1 })
    .limit(maxExamples)
    .lean<TicketDoc[]>();
  const own = closed.reverse().flatMap((doc) => {
    const unitId = confirmedUnitOf(doc);
    return doc.category && unitId ? [{ text: doc.content, category: doc.category, unitId }] : [];
  });
  const imported = await history
    .find()
    .limit(Math.max(0, maxExamples - own.length))
    .lean<HistoryDoc[]>();
  return [
    ...imported.map(({ text, title, category, unitId }) => ({
      text,
      ...(title ? { title } : {}),
      category,
      unitId,
    })),
    ...own,
  ];
}
