/** A new version is taken when the person agrees: a form half written is worth more than a new version. */
import Taro from '@tarojs/taro';

export function watchUpdate(): void {
  if (process.env.TARO_ENV !== 'weapp' || !Taro.canIUse('getUpdateManager')) return;
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => {
    void Taro.showModal({
      title: '有新版本',
      content: '更新只要几秒，写好的内容会保留。',
      confirmText: '现在更新',
      cancelText: '下次再说',
    }).then(({ confirm }) => {
      if (confirm) manager.applyUpdate();
    });
  });
}
