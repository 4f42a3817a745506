// The event channel between a page and the page it opened: what one end emits, the other end's listeners hear.
import type { AppFunction, AppObject } from './sandbox';

type Listeners = Map<string, Set<AppFunction>>;

function end(own: Listeners, other: Listeners): AppObject {
  const add = (name: string, listener: AppFunction): void =>
    void own.set(name, (own.get(name) ?? new Set()).add(listener));
  return {
    on: add,
    once: (name: string, listener: AppFunction) => {
      const once: AppFunction = (...args) => {
        own.get(name)?.delete(once);
        return listener(...args);
      };
      add(name, once);
    },
    off: (name: string, listener?: AppFunction) => {
      if (listener) own.get(name)?.delete(listener);
      else own.delete(name);
    },
    emit: (name: string, ...args: unknown[]) => other.get(name)?.forEach((listener) => listener(...args)),
  };
}

/** `events` are the opener's listeners given to wx.navigateTo. */
export function eventChannel(events: AppObject = {}): { opener: AppObject; opened: AppObject } {
  const [atOpener, atOpened]: [Listeners, Listeners] = [new Map(), new Map()];
  const opener = end(atOpener, atOpened);
  for (const [name, listener] of Object.entries(events))
    if (typeof listener === 'function') atOpener.set(name, new Set([listener as AppFunction]));
  return { opener, opened: end(atOpened, atOpener) };
}
