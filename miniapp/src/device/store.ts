/** A value kept in storage that components can watch. Pure: the storage is handed in. */
export interface KeyValue {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  remove(key: string): void;
  /** Told when another window has written to the key or removed it. */
  watch?(key: string, changed: () => void): void;
}

export interface Store<T> {
  get(): T;
  set(next: T): void;
  clear(): void;
  /** What storage holds now: another window may have written since. */
  reread(): T;
  subscribe(listener: () => void): () => void;
}

/** `revive` judges what storage holds: an older version may have written something else. */
export function createStore<T>(
  storage: KeyValue,
  key: string,
  initial: T,
  revive: (stored: unknown) => T,
): Store<T> {
  const listeners = new Set<() => void>();
  let value: T | undefined;
  const load = (): T => {
    const stored = storage.read(key);
    return stored === undefined ? initial : revive(stored);
  };
  const tell = (): void => listeners.forEach((listener) => listener());
  const get = (): T => (value ??= load());
  const reread = (): T => {
    value = undefined;
    return get();
  };
  storage.watch?.(key, () => {
    reread();
    tell();
  });
  return {
    get,
    reread,
    set(next) {
      value = next;
      storage.write(key, next);
      tell();
    },
    clear() {
      value = initial;
      storage.remove(key);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
