/** Whether the phone has a network, in WeChat; it also says when the network is weak. */
import Taro from '@tarojs/taro';

export type Connection = 'good' | 'weak' | 'none';

/** Tells the present state, and every change. */
export function watchConnection(tell: (state: Connection) => void): void {
  let connected = true;
  const report = (isConnected: boolean): void => {
    connected = isConnected;
    tell(isConnected ? 'good' : 'none');
  };
  Taro.getNetworkType({
    success: ({ networkType }) => report(networkType !== 'none'),
    fail: () => undefined,
  });
  Taro.onNetworkStatusChange(({ isConnected }) => report(isConnected));
  // A lost network is reported here too, as one that is not weak.
  Taro.onNetworkWeakChange(({ weakNet }) => {
    if (connected) tell(weakNet ? 'weak' : 'good');
  });
}
