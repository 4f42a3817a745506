/** Remembers the last answer of a read, so that a list is there where there is no network. Pure but for the storage. */
import type { KeyValue } from '@/device/store';

export async function keptRead<T>(
  storage: KeyValue,
  key: string,
  read: () => Promise<T>,
  isOffline: (error: unknown) => boolean,
): Promise<T> {
  try {
    const fresh = await read();
    storage.write(key, fresh);
    return fresh;
  } catch (error) {
    const last = storage.read(key);
    if (last === undefined || !isOffline(error)) throw error;
    return last as T;
  }
}
