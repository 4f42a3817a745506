/** How the person wants to see the product: plain or elder mode, light or dark. */
import { createStore } from '@/device/store';
import { deviceStorage } from '@/device/deviceStorage';

export type Scheme = 'auto' | 'light' | 'dark';

export interface Preferences {
  elder: boolean;
  scheme: Scheme;
}

const schemes: readonly Scheme[] = ['auto', 'light', 'dark'];
const initial: Preferences = { elder: false, scheme: 'auto' };

export function revivePreferences(stored: unknown): Preferences {
  if (typeof stored !== 'object' || stored === null) return initial;
  const { elder, scheme } = stored as Partial<Record<keyof Preferences, unknown>>;
  return {
    elder: elder === true,
    scheme: schemes.find((known) => known === scheme) ?? 'auto',
  };
}

export const preferences = createStore(deviceStorage, 'preferences', initial, revivePreferences);
