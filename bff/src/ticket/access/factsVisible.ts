/** Which of the words added to a ticket a reader sees: neighbours are not shown to each other, nor to the requester. */
import type { ActionName } from '@jsjb/shared/ticket/action';
import type { Actor } from '@jsjb/shared/kit/role';
import type { FactDoc } from '../../platform/records/recordDoc';
import type { Visible } from '../../platform/records/shownFacts';

/** Joined with words or pictures; without any, the number says it all. */
export const withWords: Visible = {
  where: { $or: [{ 'data.text': { $exists: true } }, { 'data.photos': { $exists: true } }] },
  fits: ({ data }: FactDoc) => Object.keys(data as object).length > 0,
};

/** One's own, and what an office wrote down. */
const ofNoNeighbour = ({ personId }: Actor): Visible => ({
  where: { $or: [{ 'by.personId': personId }, { 'by.role': { $ne: 'resident' } }] },
  fits: ({ by }) => by.personId === personId || by.role !== 'resident',
});
const ownWithWords = ({ personId }: Actor): Visible => ({
  where: { ...withWords.where, 'by.personId': personId },
  fits: (fact) => fact.by.personId === personId && withWords.fits(fact),
});

export const factsVisibleTo = (reader: Actor): Partial<Record<ActionName, Visible>> =>
  reader.role === 'resident'
    ? { supplement: ofNoNeighbour(reader), join: ownWithWords(reader) }
    : { join: withWords };

/** To a neighbour who joined. */
export const ownFacts = (reader: Actor): Partial<Record<ActionName, Visible>> => {
  const own: Visible = {
    where: { 'by.personId': reader.personId },
    fits: ({ by }) => by.personId === reader.personId,
  };
  return { supplement: own, urge: own, neighbourAnswer: own, join: ownWithWords(reader) };
};
