/** Where a form keeps what is typed: one place for its one matter, or a place of its own for every opening. */
import { useEffect, useState } from 'react';
import { deviceStorage } from '@/device/deviceStorage';
import { useGone } from '@/hooks/useGone';
import { newKey } from '@/device/newKey';
import { session } from '@/auth/session';
import type { FormValues } from './formSpec';
import { keepForms, openingOf, type LeftForm } from './keptForms';

export const keptForms = keepForms(deviceStorage, Date.now);

/** As often as a browser lets a covered window do anything. */
const BEAT_MS = 60_000;

/** By form: what was open when the login lapsed is open again after it. */
const interrupted = new Map<string, string>();

/** A phone is lent and shared: nobody reads what someone else has begun. */
const ownName = (keepAs: string | undefined): string | undefined =>
  keepAs === undefined ? undefined : `${session.get()?.me.id ?? ''} ${keepAs}`;

function firstPlace(name: string | undefined, each: boolean): string | undefined {
  if (name === undefined || !each) return name;
  const again = interrupted.get(name);
  interrupted.delete(name);
  return again ?? openingOf(name, newKey());
}

export interface Opening {
  /** Of the form and the person who fills it in. */
  name: string | undefined;
  /** Undefined: nothing is kept. */
  place: string | undefined;
  remove: () => void;
  /** What was begun in another opening and not sent; the newest first. */
  left: readonly LeftForm[];
  /** Goes on with one of them, and leaves `typed` in its turn; false when another window has been quicker. */
  resume: (one: LeftForm, typed: FormValues | undefined) => boolean;
  discard: (one: LeftForm) => void;
  /** From here on it is another matter. */
  renew: () => void;
}

/**
 * As long as the form is open nobody else is offered what stands in it. Called behind what writes it down: the last
 * words are written on leaving, and only then is it let go.
 */
export function useHeld({ name, place }: Pick<Opening, 'name' | 'place'>, held: boolean): void {
  useEffect(() => {
    if (!held || place === undefined || name === undefined) return undefined;
    keptForms.hold(place);
    const timer = setInterval(() => keptForms.hold(place), BEAT_MS);
    return () => {
      clearInterval(timer);
      keptForms.release(place);
      if (!session.get()) interrupted.set(name, place);
    };
  }, [held, name, place]);
  useGone(() => held && place !== undefined && keptForms.release(place));
}

/** `each`: every opening is another matter. */
export function useOpening(keepAs: string | undefined, each: boolean): Opening {
  const [name] = useState(() => ownName(keepAs));
  const [place, setPlace] = useState(() => firstPlace(name, each));
  const find = (): readonly LeftForm[] => (name === undefined || !each ? [] : keptForms.left(name));
  const [left, setLeft] = useState(find);

  return {
    name,
    place,
    remove: () => place !== undefined && keptForms.remove(place),
    left,
    resume: (one, typed) => {
      if (typed && place !== undefined) keptForms.write(place, typed);
      const now = find();
      const free = now.some((other) => other.name === one.name);
      if (free) {
        keptForms.hold(one.name);
        setPlace(one.name);
      }
      setLeft(now.filter((other) => other.name !== one.name));
      return free;
    },
    discard: (one) => {
      if (find().some((other) => other.name === one.name)) keptForms.remove(one.name);
      setLeft(find());
    },
    renew: () => {
      if (name !== undefined && each) setPlace(openingOf(name, newKey()));
    },
  };
}
