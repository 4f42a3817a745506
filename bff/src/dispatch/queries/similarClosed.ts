/** Closed tickets and imported matters that read like the one at hand, looked for within the likeliest categories. */
import { setImmediate } from 'node:timers/promises';
import type { Models } from '../../deps';
import type { HistoryDoc } from '../store/dispatchModels';
import type { TicketDoc } from '../../ticket';
import { createTextIndex, similar } from '../../search';

/** The newest of each category: enough to find a like one, few enough to read in milliseconds. */
const PER_CATEGORY = 12;
/** Texts taken up between two turns of the event loop. */
const AT_ONCE = 4;

export interface LikeClosed {
  id: string;
  number: string;
  text: string;
  category: string;
  unitId?: string;
  likeness: number;
}

/** The unit that the centre's last word sent the ticket to: legs given back do not count. */
export const confirmedUnitOf = ({ legs }: Pick<TicketDoc, 'legs'>): string | undefined =>
  legs.find((leg) => leg.role === 'lead' && leg.end !== 'returned' && leg.end !== 'ruled')?.unitId;

async function candidates(
  models: Models,
  categories: readonly string[],
): Promise<Omit<LikeClosed, 'likeness'>[]> {
  const found = await Promise.all(
    categories.flatMap((category) => [
      models.tickets
        .find({ status: 'closed', category, confidential: false })
        .select({ number: 1, content: 1, category: 1, legs: 1 })
        .sort({ _id: -1 })
        .limit(PER_CATEGORY)
        .lean<TicketDoc[]>()
        .then((docs) =>
          docs.map((doc) => {
            const unitId = confirmedUnitOf(doc);
            const id = doc._id.toHexString();
            return { id, number: doc.number, text: doc.content, category, ...(unitId ? { unitId } : {}) };
          }),
        ),
      models.history
        .find({ category })
        .sort({ _id: 1 })
        .limit(PER_CATEGORY)
        .lean<HistoryDoc[]>()
        .then((docs) =>
          docs.map(({ _id, text, unitId, source }) => ({ id: _id, number: source, text, category, unitId })),
        ),
    ]),
  );
  return found.flat();
}

export async function similarClosed(
  models: Models,
  text: string,
  categories: readonly string[],
  shown = 3,
): Promise<LikeClosed[]> {
  const docs = await candidates(models, categories);
  const index = createTextIndex();
  for (const [at, doc] of docs.entries()) {
    index.add(doc.id, doc.text);
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  const byId = new Map(docs.map((doc) => [doc.id, doc]));
  return similar(index, text, shown).flatMap(({ id, score }) => {
    const doc = byId.get(id);
    return doc ? [{ ...doc, likeness: score }] : [];
  });
}
