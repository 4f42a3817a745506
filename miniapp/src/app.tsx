/** The frame of the whole program: the ground of every page, and what goes on behind all of them. */
import './oldPhones';
import { renamedPage } from '@jsjb/shared/kit/pages';
import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { guardPages } from './components/guardPages';
import { notify } from './components/notify';
import { deviceStorage, storedKeys } from './session/deviceStorage';
import { watchNetwork } from './session/network';
import { renewOldWords } from './session/oldWords';
import { addressOf, goTo, paths } from './session/paths';
import { watchPrivacy } from './session/privacy';
import { keepSending } from './session/keepSending';
import { keepProgram } from './session/keepProgram';
import { watchUpdate } from './session/update';
import './theme/base.scss';

renewOldWords(deviceStorage, storedKeys(), Date.now());
guardPages();

export default function App({ children }: { children: ReactNode }) {
  useLaunch(() => {
    keepSending();
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
