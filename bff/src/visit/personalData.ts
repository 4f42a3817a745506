/** Personal data of visits at households (入户走访). */
import { definePersonalData } from '../platform/personal/declaration';

export const visitData = definePersonalData({
  collection: 'visits',
  sealed: [
    { path: 'household', field: 'household' },
    { path: 'note', field: 'note' },
  ],
  open: { workerId: 'the account of the grid worker: they answer for the visit' },
  erase: { keep: 'a household has no account; staff answer for the visits they made' },
  retain: { keep: 'the grid looks back on its visits; no rule of the city sets an end' },
});
