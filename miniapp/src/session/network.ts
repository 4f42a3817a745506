/** How the network is, for a notice on every page. */
import Taro from '@tarojs/taro';

export type NetworkState = 'good' | 'weak' | 'none';

let state: NetworkState = 'good';
const listeners = new Set<() => void>();

export const network = {
  get: (): NetworkState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function change(next: NetworkState): void {
  if (next === state) return;
  state = next;
  listeners.forEach((listener) => listener());
}

export function watchNetwork(): void {
  void Taro.getNetworkType()
    .then(({ networkType }) => change(networkType === 'none' ? 'none' : 'good'))
    .catch(() => undefined);
  Taro.onNetworkStatusChange(({ isConnected }) => change(isConnected ? 'good' : 'none'));
  if (process.env.TARO_ENV === 'weapp') {
    Taro.onNetworkWeakChange(({ weakNet }) => {
      if (state !== 'none') change(weakNet ? 'weak' : 'good');
    });
  }
}
