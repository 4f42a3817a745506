/** Photos large, with WeChat's own viewer. */
import Taro from '@tarojs/taro';

export function viewPhotos(urls: readonly string[], at: number): void {
  void Taro.previewImage({ current: urls[at] ?? '', urls: [...urls] });
}
