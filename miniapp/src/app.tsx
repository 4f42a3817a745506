/** The frame of the whole program: the ground of every page, and what goes on behind all of them. */
import './oldPhones';
import { pages, renamedPage } from '@jsjb/shared/kit/pages';
import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { deviceStorage, storedKeys } from './session/deviceStorage';
import { watchNetwork } from './session/network';
import { renewOldWords } from './session/oldWords';
import { addressOf } from './session/paths';
import { watchPrivacy } from './session/privacy';
import { keepSending } from './session/keepSending';
import { keepProgram } from './session/keepProgram';
import { watchUpdate } from './session/update';
import './theme/base.scss';

renewOldWords(deviceStorage, storedKeys());

export default function App({ children }: { children: ReactNode }) {
  useLaunch(() => {
    keepSending();
    watchNetwork();
    watchPrivacy();
    watchUpdate();
    keepProgram();
  });
  // A code, a message or a bookmark of an earlier version.
  usePageNotFound(({ path, query }) => {
    const address = `/${renamedPage(path) ?? pages.home}`;
    void Taro.reLaunch({ url: addressOf(address, query as Record<string, string | undefined>) });
  });
  return <>{children}</>;
}
