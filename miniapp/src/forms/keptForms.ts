/**
 * What was typed into a form, until it has been sent: it outlives a closed sheet, a lapsed login and a killed program.
 * Pure: the storage and the clock are handed in.
 */
import type { KeyValue } from '@/session/store';
import { photosOf, type FormValues } from './formSpec';

interface Kept {
  at: number;
  values: FormValues;
}

export interface KeptForms {
  /** Undefined when nothing was typed, or too long ago. */
  read: (name: string) => FormValues | undefined;
  write: (name: string, values: FormValues) => void;
  remove: (name: string) => void;
}

const PLACE = 'forms';
/** Older words would surprise rather than help. */
const KEPT_MS = 14 * 86_400_000;
/** Storage is small on old phones. */
const MOST = 30;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function revive(stored: unknown): Record<string, Kept> {
  if (!isRecord(stored)) return {};
  const whole = Object.entries(stored).filter(
    (entry): entry is [string, Kept] =>
      isRecord(entry[1]) && typeof entry[1]['at'] === 'number' && isRecord(entry[1]['values']),
  );
  return Object.fromEntries(whole);
}

/** Nothing is under way any more: a photo that was being sent is one that has not arrived. */
const settled = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isRecord(value) && 'kept' in value ? { ...photosOf(value), busy: false } : value,
    ]),
  );

export function keepForms(storage: KeyValue, now: () => number): KeptForms {
  const all = (): Record<string, Kept> => {
    const fresh = Object.entries(revive(storage.read(PLACE))).filter(([, { at }]) => now() - at < KEPT_MS);
    return Object.fromEntries(fresh);
  };
  const write = (next: Record<string, Kept>): void => {
    const newest = Object.entries(next)
      .sort(([, a], [, b]) => b.at - a.at)
      .slice(0, MOST);
    if (newest.length > 0) storage.write(PLACE, Object.fromEntries(newest));
    else storage.remove(PLACE);
  };
  return {
    read: (name) => {
      const kept = all()[name];
      return kept && settled(kept.values);
    },
    write: (name, values) => write({ ...all(), [name]: { at: now(), values } }),
    remove: (name) => {
      const { [name]: gone, ...rest } = all();
      if (gone) write(rest);
    },
  };
}
