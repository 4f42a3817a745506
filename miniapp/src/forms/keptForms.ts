/**
 * What was typed into a form, until it has been sent: it outlives a closed sheet, a lapsed login and a killed program.
 * Pure: the storage and the clock are handed in.
 */
import type { KeyValue } from '@/device/store';
import { photosOf, type FormValues } from './formSpec';

interface Kept {
  at: number;
  values: FormValues;
  /** Until then a form has it open, here or in another window. */
  openUntil?: number;
}

export interface LeftForm {
  name: string;
  at: number;
  values: FormValues;
}

export interface KeptForms {
  /** Undefined when nothing was typed, or too long ago. */
  read: (name: string) => FormValues | undefined;
  write: (name: string, values: FormValues, open?: boolean) => void;
  remove: (name: string) => void;
  /** What was begun under this name or an opening of it, was not sent, and is open nowhere; the newest first. */
  left: (name: string) => readonly LeftForm[];
  /** Nobody else is offered it, for a while; again and again as long as it is open. */
  hold: (name: string) => void;
  release: (name: string) => void;
}

/** Every opening of a form is a draft of its own. */
export const openingOf = (name: string, key: string): string => `${name} #${key}`;

const PLACE = 'forms';
/** Older words would surprise rather than help. */
const KEPT_MS = 14 * 86_400_000;
/** Storage is small on old phones. */
const MOST = 30;
/** A browser lets a covered window count once a minute; one that has died holds nothing for longer than this. */
const HELD_MS = 150_000;

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
  const change = (name: string, openUntil: number): void => {
    const { [name]: kept, ...rest } = all();
    if (kept) write({ ...rest, [name]: { ...kept, openUntil } });
  };
  return {
    read: (name) => {
      const kept = all()[name];
      return kept && settled(kept.values);
    },
    write: (name, values, open = false) =>
      write({ ...all(), [name]: { at: now(), values, ...(open ? { openUntil: now() + HELD_MS } : {}) } }),
    remove: (name) => {
      const { [name]: gone, ...rest } = all();
      if (gone) write(rest);
    },
    left: (name) =>
      Object.entries(all())
        .filter(([each, { openUntil = 0 }]) => {
          const isOne = each === name || each.startsWith(openingOf(name, ''));
          return isOne && openUntil <= now();
        })
        .map(([each, { at, values }]) => ({ name: each, at, values: settled(values) }))
        .sort((a, b) => b.at - a.at),
    hold: (name) => change(name, now() + HELD_MS),
    release: (name) => change(name, 0),
  };
}
