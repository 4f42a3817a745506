/** Says on top of a page that the network is weak or gone, and that nothing is lost by it. */
import { Text, View } from '@tarojs/components';
import { useSyncExternalStore } from 'react';
import type { Connection } from '@/device/connection';
import { network } from '@/device/network';
import { Icon } from './elements/Icon';
import './NetworkStrip.scss';

const isWeb = process.env.TARO_ENV === 'h5';
const status = isWeb ? { role: 'status' } : { 'aria-role': 'status' };

const words: Record<Connection, string> = {
  good: '',
  weak: '网络不太稳定，写好的内容会先存在手机里',
  none: '现在没有网络，写好的内容会先存在手机里',
};

export function NetworkStrip() {
  const state = useSyncExternalStore(network.subscribe, network.get);
  if (state === 'good') return null;
  return (
    <View className="network" id="network-notice" {...status}>
      <Icon name="wifi-off" />
      <Text>{words[state]}</Text>
    </View>
  );
}
