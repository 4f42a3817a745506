/** The frame of the whole program: the ground of every page, and what goes on behind all of them. */
import './oldPhones';
import { useDidShow, useLaunch } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { countUnread } from './session/inbox';
import { session } from './session/session';
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
    session.subscribe(countUnread);
  });
  useDidShow(countUnread);
  return <>{children}</>;
}
