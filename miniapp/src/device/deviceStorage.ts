/** The phone's own storage. A full or forbidden storage must not break a page, so it falls back to memory. */
import Taro from '@tarojs/taro';
import { watchOtherWindows } from './otherWindows';
import type { KeyValue } from './store';

const memory = new Map<string, unknown>();

/** The names of all that is kept. */
export function storedKeys(): string[] {
  try {
    return Taro.getStorageInfoSync().keys;
  } catch {
    return [];
  }
}

export const deviceStorage: KeyValue = {
  read(key) {
    if (memory.has(key)) return memory.get(key);
    try {
      const stored: unknown = Taro.getStorageSync(key);
      return stored === '' ? undefined : stored;
    } catch {
      return undefined;
    }
  },
  write(key, value) {
    try {
      Taro.setStorageSync(key, value);
      memory.delete(key);
    } catch {
      memory.set(key, value);
    }
  },
  remove(key) {
    memory.delete(key);
    try {
      Taro.removeStorageSync(key);
    } catch {
      // Nothing was kept, so nothing is left behind.
    }
  },
  watch: watchOtherWindows,
};
