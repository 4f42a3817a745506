/**
 * What a person writes, kept until it is sent: on opening, what was left is taken up again. Each window writes its own;
 * what another one has open is neither taken nor removed.
 */
import { useState } from 'react';
import { newKey } from '@/device/newKey';
import type { FormValues } from './formSpec';
import { openingOf } from './keptForms';
import { keptForms } from './useOpening';

export interface OwnDraft<T> {
  name: string;
  /** Where it is kept; `useHeld` lets go of it, behind what writes it down. */
  place: string;
  /** Undefined: nothing was left. */
  start: T | undefined;
  keep: (draft: T) => void;
  drop: () => void;
}

/**
 * `accept` judges what was kept: an older version, or somebody else's, is undefined. What is not yet `isWritten` is not
 * worth keeping.
 */
export function useOwnDraft<T extends object>(
  kind: string,
  accept: (stored: unknown) => T | undefined,
  isWritten: (draft: T) => boolean,
): OwnDraft<T> {
  const [{ name, start }] = useState(() => {
    for (const { name: left, values } of keptForms.left(kind)) {
      const taken = accept(values);
      if (!taken) continue;
      keptForms.hold(left);
      return { name: left, start: taken };
    }
    return { name: openingOf(kind, newKey()), start: undefined };
  });
  const [own] = useState(() => ({
    name: kind,
    place: name,
    start,
    keep: (draft: T) =>
      isWritten(draft) ? keptForms.write(name, { ...draft } as FormValues, true) : keptForms.remove(name),
    drop: () => keptForms.remove(name),
  }));
  return own;
}
