/** The city itself: public posts and places. */
import { definePersonalData, noPersonalData } from '../platform/personal/declaration';

export const unitData = definePersonalData({
  collection: 'units',
  open: {
    phone: 'of the office, for everybody',
    firstResponsible:
      'the account of the party secretary answerable for the unit (第一责任人), a public post',
  },
  harmless: { name: 'of the unit' },
  erase: { keep: 'a post, not a private person' },
  retain: { keep: 'as long as the unit' },
});

export const orgData = [
  unitData,
  noPersonalData({ collection: 'areas', none: 'divisions of the city', harmless: { name: 'of the area' } }),
  noPersonalData({ collection: 'lines', none: 'merged hotlines', harmless: { name: 'of the hotline' } }),
  noPersonalData({
    collection: 'grids',
    none: 'grids of the city',
    harmless: { name: 'of the grid', point: 'the middle of the grid' },
  }),
  noPersonalData({
    collection: 'categories',
    none: 'the catalogue of matters',
    harmless: { keywords: 'of the category' },
  }),
];
