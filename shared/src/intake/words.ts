/** Chinese labels of where a matter came in. */
import type { Channel } from './source';

export const channelWords: Record<Channel, string> = {
  poster: '码上说',
  miniapp: '小程序',
  web: '网页',
  phone: '12345 电话',
  grid: '网格上报',
  letter: '网民留言',
  visit: '入户走访',
};
