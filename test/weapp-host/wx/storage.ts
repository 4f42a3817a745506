// Local storage: JSON values, 1 MB for one key, 10 MB in all.
import { ApiFailure, needList, needText, type Options, type WxPart } from './convention';
import type { WxContext } from './index';

const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;

export function storageApi({ host }: WxContext): WxPart {
  const { storage } = host.device;
  const used = (): number =>
    [...storage].reduce((sum, [key, text]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text), 0);

  const read = (key: string): unknown => {
    const text = storage.get(key);
    return text === undefined ? '' : (JSON.parse(text) as unknown);
  };
  const write = (key: unknown, value: unknown): void => {
    const name = needText({ key }, 'key');
    const text = JSON.stringify(value === undefined ? '' : value) ?? '""';
    const bytes = Buffer.byteLength(text);
    if (bytes > KEY_LIMIT) throw new ApiFailure('entry size limit reached', { errno: 1400 });
    const before = storage.has(name) ? Buffer.byteLength(storage.get(name) ?? '') : 0;
    if (used() - before + bytes > TOTAL_LIMIT)
      throw new ApiFailure('exceed storage max size', { errno: 1401 });
    storage.set(name, text);
  };
  const info = () => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil(used() / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  });
  const entries = (list: unknown[]): Options[] => list as Options[];

  return {
    sync: {
      getStorageSync: (key) => read(needText({ key }, 'key')),
      setStorageSync: write,
      removeStorageSync: (key) => void storage.delete(String(key)),
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: info,
      batchGetStorageSync: (keys) => (keys as string[]).map(read),
      batchSetStorageSync: (list) =>
        entries(list as unknown[]).forEach(({ key, value }) => write(key, value)),
    },
    async: {
      getStorage: (options) => {
        const key = needText(options, 'key');
        if (!storage.has(key)) throw new ApiFailure('data not found');
        return { data: read(key) };
      },
      setStorage: ({ key, data }) => write(key, data),
      removeStorage: (options) => void storage.delete(needText(options, 'key')),
      clearStorage: () => storage.clear(),
      getStorageInfo: info,
      batchGetStorage: (options) => ({
        dataList: needList(options, 'keyList').map((key) => read(String(key))),
      }),
      batchSetStorage: (options) =>
        entries(needList(options, 'kvList')).forEach(({ key, value }) => write(key, value)),
    },
  };
}
