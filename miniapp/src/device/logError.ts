/** Where errors of pages go: the console, and WeChat's real-time log, which the operator reads by the page's name. */
import Taro from '@tarojs/taro';

export function logError(error: Error, where: string): void {
  console.error(error, where);
  if (!Taro.canIUse('getRealtimeLogManager')) return;
  const { route } = Taro.getCurrentPages().at(-1) ?? {};
  Taro.getRealtimeLogManager().error(route ?? '', error.message, error.stack ?? '', where);
}
