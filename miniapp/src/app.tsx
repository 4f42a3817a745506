/** The frame of the whole program: the ground of every page, and what goes on behind all of them. */
import './oldPhones';
import { useLaunch } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { keepSending } from './session/ticketOutbox';
import './theme/base.scss';

export default function App({ children }: { children: ReactNode }) {
  useLaunch(keepSending);
  return <>{children}</>;
}
