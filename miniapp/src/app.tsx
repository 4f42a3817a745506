/** The frame of the whole program: the ground of every page, and what goes on behind all of them. */
import './oldPhones';
import { renamedPage } from '@jsjb/shared/kit/pages';
import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { guardPages } from './components/guardPages';
import { notify } from './device/notify';
import { deviceStorage, storedKeys } from './device/deviceStorage';
import { watchNetwork } from './device/network';
import { renewOldWords } from './device/oldWords';
import { addressOf, goTo, paths } from './navigation/paths';
import { watchPrivacy } from './device/privacy';
import { keepSending } from './sendQueue/keepSending';
import { sendKinds } from './sendKinds';
import { keepProgram } from './keepProgram';
import { watchUpdate } from './device/update';
import './theme/base.scss';

renewOldWords(deviceStorage, storedKeys(), Date.now());
guardPages();

export default function App({ children }: { children: ReactNode }) {
  useLaunch(() => {
    keepSending(sendKinds);
    watchNetwork();
    watchPrivacy();
    watchUpdate();
    keepProgram();
  });
  // A code, a message or a bookmark of an older version, or a link that was cut off.
  usePageNotFound(({ path, query }) => {
    const renamed = renamedPage(path);
    if (renamed) {
      void Taro.reLaunch({ url: addressOf(`/${renamed}`, query as Record<string, string | undefined>) });
      return;
    }
    goTo(paths.home);
    notify('没有这个页面，已打开首页');
  });
  return <>{children}</>;
}
