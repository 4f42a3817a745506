/** How much people without an account may leave in a day. Many phones of one operator share an address. */
import type { DayBudget } from '../../platform/http/dayBudget';

const OTHERWISE = '请用微信小程序提交，或拨打 12345。';

export const BY_ADDRESS: DayBudget = {
  what: 'guestAddress',
  limit: 20,
  spent: `您这里今天不登录提交的已经很多了。${OTHERWISE}`,
};
export const BY_POSTER: DayBudget = {
  what: 'guestPoster',
  limit: 60,
  spent: `这张海报今天不登录提交的已经很多了。${OTHERWISE}`,
};
export const PHOTOS_OF_FORM: DayBudget = {
  what: 'guestPhotos',
  limit: 12,
  spent: '这张表的照片已经很多了，请先提交。',
};
export const PHOTOS_BY_ADDRESS: DayBudget = {
  what: 'guestPhotosAddress',
  limit: 60,
  spent: `您这里今天上传的照片已经很多了。${OTHERWISE}`,
};
