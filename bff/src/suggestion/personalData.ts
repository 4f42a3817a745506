/** Personal data of suggestions (人民建议) and of the campaigns that ask for them. */
import { suggestionEnds } from '@jsjb/shared/suggestion/lifecycle';
import type { FactDoc } from '../platform/records/recordDoc';
import type { SuggestionDoc } from './store/suggestionModels';
import { definePersonalData, noPersonalData } from '../platform/personal/declaration';

/** What the author wrote and was told; what offices wrote to each other is not theirs. */
const presentOwnSuggestion = ({ number, title, content, status, submittedAt, answer }: SuggestionDoc) => ({
  number,
  title,
  content,
  status,
  submittedAt: submittedAt.toISOString(),
  ...(answer ? { answer } : {}),
});

export const suggestionData = definePersonalData<SuggestionDoc>({
  collection: 'suggestions',
  subject: (personId) => ({ 'author.personId': personId }),
  sealed: [
    { path: 'personal.name', field: 'name' },
    { path: 'personal.phone', field: 'phone' },
  ],
  open: {
    title: 'the suggestion itself, which units weigh',
    content: 'the suggestion itself, which units weigh',
    author: 'an account, which names nobody once it is erased',
    place: 'a public place, or the area of the ticket it grew out of; never an address',
    cosigners: 'accounts of those who stand up for it; they name nobody once erased',
    unsettled: 'facts on their way to their own collection: a moment, or until the next minute after a crash',
    decision: 'what the unit decided and why',
    answer: 'the answer to the suggestion, part of the record',
    returnReason: 'why it was given back',
    evidence: 'what was carried out, in words of the unit',
    publication: 'a text that a person has read and freed of names',
    publicWords: 'the words of that text, for searching',
    events:
      'the log: each event is under the hash of the next. Name and phone are never in it; what the author wrote and ' +
      'revised is, and stays with the suggestion',
  },
  photos: ['photos', 'evidence.photos', 'events.data.photos'],
  export: {
    as: 'suggestions',
    sort: { _id: -1 },
    without: ['events'],
    row: (doc) => presentOwnSuggestion(doc),
  },
  unfinished: {
    where: { status: { $nin: [...suggestionEnds] } },
    words: (count) => `您还有 ${count} 条建议在办理。请先撤回，或等答复以后再删除。`,
  },
  // The suggestion stays: the city answers for what it did with it.
  erase: { unset: ['personal'] },
  retain: {
    what: 'authors',
    period: 'personalYears',
    due: (since) => ({ status: { $in: [...suggestionEnds] }, updatedAt: { $lt: since } }),
    removes: ['personal'],
  },
});

export const suggestionFactData = definePersonalData<FactDoc>({
  collection: 'suggestionFacts',
  subject: (personId) => ({ 'by.personId': personId }),
  open: { by: 'accounts of those who stand up for it; they name nobody once erased' },
  export: {
    as: 'cosigned',
    sort: { at: -1 },
    limit: 1000,
    row: ({ recordId, at }) => ({ suggestionId: recordId, at: at.toISOString() }),
  },
  erase: { keep: 'the suggestion stays, and how many stand up for it; the account names nobody' },
  retain: { keep: 'as long as the suggestion' },
});

export const campaignData = noPersonalData({
  collection: 'campaigns',
  none: 'what the city asks everybody, in its own words',
  harmless: { title: 'of the campaign', text: 'what the city asks' },
});
