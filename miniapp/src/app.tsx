/** The frame of the whole program: the ground of every page, and what goes on behind all of them. */
import './oldPhones';
import { useLaunch } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { watchNetwork } from './session/network';
import { watchPrivacy } from './session/privacy';
import { keepSending } from './session/keepSending';
import { keepProgram } from './session/keepProgram';
import { watchUpdate } from './session/update';
import './theme/base.scss';

export default function App({ children }: { children: ReactNode }) {
  useLaunch(() => {
    keepSending();
    watchNetwork();
    watchPrivacy();
    watchUpdate();
    keepProgram();
  });
  return <>{children}</>;
}
