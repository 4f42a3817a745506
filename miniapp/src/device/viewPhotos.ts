/** Photos large, with WeChat's own viewer. */
import Taro from '@tarojs/taro';
import { answerRefusal } from './refusal';

export function viewPhotos(urls: readonly string[], at: number): void {
  void Taro.previewImage({ current: urls[at] ?? '', urls: [...urls] }).catch((failure: unknown) =>
    answerRefusal(failure, { what: '查看照片', otherwise: '照片暂时打不开，请稍后再试。' }),
  );
}
