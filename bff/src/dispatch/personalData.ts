/** Personal data of dispatching: history to learn from, rulings to cite. */
import { definePersonalData, noPersonalData, staffAnswer } from '../platform/personal/declaration';

export const historyData = definePersonalData({
  collection: 'dispatchHistory',
  open: {
    title: 'of a matter of former years, as the city imported it',
    text: 'the matter as the city imported it; the model learns from it to which unit such a matter goes',
  },
  erase: { keep: 'imported without accounts; the importer is told to bring no names' },
  retain: { keep: 'as long as the model learns from it' },
});

export const rulingData = definePersonalData({
  collection: 'rulings',
  open: {
    matter: 'what the ticket was about, for units that look for a precedent',
    text: 'the ruling itself',
    attendees: 'units at the table',
    words: 'words of matter, agenda and ruling, for searching',
  },
  erase: staffAnswer,
  retain: { keep: 'a ruling binds later tickets of its kind' },
});

export const dispatchData = [
  historyData,
  rulingData,
  noPersonalData({ collection: 'adviceModels', none: 'weights of words, learned from many matters' }),
];
