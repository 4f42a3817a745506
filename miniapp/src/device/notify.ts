/** A short message that goes away by itself, in WeChat. The web has its own file with a live region. */
import Taro from '@tarojs/taro';

export function notify(text: string): void {
  void Taro.showToast({ title: text, icon: 'none', duration: text.length > 12 ? 3500 : 2200 });
}
