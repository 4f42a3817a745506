/** Rows asked for at a time: on a phone, what one setData bears (32 KB); on the web, a screen and more. */
export const ROWS = process.env.TARO_ENV === 'weapp' ? '12' : '20';
