/** The list of a desk as a list box: ↑ ↓ Home End choose and focus its rows, also before one has been chosen. */
import { useEffect, useRef } from 'react';
import { rowAfter } from './rowKeys';

/** Here the arrow keys have a work of their own. */
const ownKeys = 'input, textarea, select, [contenteditable], .desk__detail';

/** A page that is covered by another one hears keys as well. */
const isInSight = (list: Element): boolean => list.getClientRects().length > 0;

function move(list: HTMLElement, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!isInSight(list) || document.querySelector('dialog[open]')) return;
  const from = event.target instanceof Element ? event.target : undefined;
  if (from?.closest(ownKeys)) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const chosen = rows.findIndex((row) => row.getAttribute('aria-selected') === 'true');
  const next = rowAfter(event.key, focused < 0 ? chosen : focused, rows.length);
  const row = next === undefined ? undefined : rows[next];
  if (!row) return;
  event.preventDefault();
  row.focus();
  row.click();
}

/** The attributes of the list box; none while `on` is false. */
export function useRowKeys(label: string, on: boolean): Readonly<Record<string, unknown>> {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!on) return undefined;
    const listener = (event: KeyboardEvent): void => {
      if (list.current) move(list.current, event);
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [on]);
  return on ? { role: 'listbox', 'aria-label': label, ref: list } : {};
}
